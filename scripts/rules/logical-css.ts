import { lineAt, type Source, type Violation } from './source.ts';

const SIDE = '(?:left|right)';
const EDGE = String.raw`(?:scroll-)?(?:margin|padding)-${SIDE}|border-(?:(?:top|bottom)-)?${SIDE}(?:-\w+)?`;
// A declaration starts after `{`, `;` or the quote of a style attribute; elsewhere the word is prose.
const START = String.raw`(?<=[{;"'\x60]\s*)`;
const VALUE = String.raw`(?<![\w-])(?:text-align|float|clear)\s*:\s*${SIDE}\b`;
const STYLE = new RegExp(String.raw`${START}(?:${EDGE}|${SIDE})\s*:|${VALUE}`, 'g');
// In a component `left:` may be any field; a style's property is told by its first word.
const COMPONENT = new RegExp(
  String.raw`${START}(?:${EDGE})\s*:|${VALUE}|\b(?:(?:scroll)?(?:margin|padding)|border(?:top|bottom)?)${SIDE}\w*\s*[:=]`,
  'gi',
);

/** Left and right swap between Arabic and French; only inline and block sides hold in both. */
export function checkLogicalCss({ path, text }: Source): Violation[] {
  if (!/\.(?:css|tsx|html)$/.test(path)) return [];
  // Blanked, not removed: positions stay true.
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) =>
    comment.replaceAll(/[^\n]/g, ' '),
  );
  return [...code.matchAll(path.endsWith('.tsx') ? COMPONENT : STYLE)].map((match) => ({
    path,
    line: lineAt(code, match.index),
    words: `uses the physical ${match[0].replace(/\s*[:=]$/, '')}: write its inline or start and end form`,
  }));
}
