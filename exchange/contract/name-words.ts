/** Words that join others and change nothing of what a name means. */
const JOINING: ReadonlySet<string> = new Set([
  'of',
  'the',
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'l',
  'a',
  'au',
]);
const ARTICLE = /^(?:وال|بال|ال|لل)(?=.{3})/u;

/**
 * The words of a name in any of the ways names are written (camelCase, snake_case, kebab-case, with points),
 * in lower case without accents; Arabic without vowel signs, article and the letters that writers interchange.
 */
export function nameWords(name: string): string[] {
  return name
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L}\p{M}*)(\p{N})|(\p{N})(\p{L})/gu, '$1$3 $2$4')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(ARTICLE, ''))
    .filter((word) => word !== '' && !JOINING.has(word));
}
