import type { Json } from '@wasl/receipt';

/**
 * The one spelling of a value: RFC 8785 (JSON Canonicalization Scheme). Names are sorted by UTF-16 code
 * units (§3.2.3), numbers and strings written as ECMAScript writes them. Refuses what has no spelling there:
 * a number that is not finite, half of a surrogate pair.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('a number is not finite');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${canonicalString(name)}:${canonicalJson(member)}`).join(',')}}`;
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('a string holds half of a surrogate pair');
  return JSON.stringify(text);
}
