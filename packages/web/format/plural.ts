import { fill } from '@wasl/kernel';
import type { PageLanguage } from '../language/language.ts';
import { LOCALES } from './locale.ts';
import { formatNumber } from './number.ts';

/** The forms of each language (CLDR plural rules); Arabic has six. */
type Forms = {
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  readonly fr: 'one' | 'many' | 'other';
  readonly zgh: 'one' | 'other';
  readonly en: 'one' | 'other';
};

/** A text in every form that its language has; `{count}` stands for the number. A missing form does not compile. */
export type Plural<Language extends PageLanguage> = Language extends PageLanguage
  ? Readonly<Record<Forms[Language], string>>
  : never;

/** The text in the form that the count asks for, with the count written in it. */
export function plural(count: number, text: Plural<PageLanguage>, language: PageLanguage): string {
  const form = new Intl.PluralRules(LOCALES[language]).select(count);
  const forms: Readonly<Record<string, string>> = text;
  return fill(forms[form] ?? text.other, { count: formatNumber(count, language) });
}
