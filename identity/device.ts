const BROWSERS = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrom(e|ium)\//],
  ['Safari', /Safari\//],
] as const;

const SYSTEMS = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/**
 * A browser and its system in two words, by which a person knows a session again; '' for what names neither. The
 * whole of what a browser says of itself is not kept: it would single its owner out.
 */
export function deviceOf(agent: string): string {
  const words = [BROWSERS, SYSTEMS].map((list) => list.find(([, pattern]) => pattern.test(agent))?.[0]);
  return words.filter((word) => word !== undefined).join(' · ');
}
