import type { PageLanguage } from '../language/language.ts';
import { LOCALES } from './locale.ts';

/** Several things in one sentence: `a, b et c`. ICU has no Amazigh lists: commas alone there. */
export function formatList(items: readonly string[], language: PageLanguage): string {
  if (language === 'zgh') return items.join(', ');
  return new Intl.ListFormat(LOCALES[language]).format(items);
}
