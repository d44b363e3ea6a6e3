import type { Language } from '@wasl/kernel';
import { labelled } from './table.ts';
import { TEXTS, type WordName } from './text/text.ts';

/** A label and what stands under it: one value on its line, several on lines of their own. */
export function detailLines(
  rows: readonly (readonly [WordName, string | readonly string[]])[],
  language: Language,
): string[] {
  const { words, none } = TEXTS[language];
  const colon = language === 'fr' ? ' :' : ':';
  return rows.flatMap(([word, value]) => {
    if (typeof value === 'string') return [labelled(words[word], value, language)];
    if (value.length === 0) return [`${words[word]}${colon} ${none}`];
    return [`${words[word]}${colon}`, ...value.map((line) => `  ${line}`)];
  });
}
