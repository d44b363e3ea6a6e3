import type { Language } from '@wasl/kernel';

/** The languages of the pages, in the order a reader is offered them; `zgh` is Standard Moroccan Amazigh. */
export const PAGE_LANGUAGES = ['ar', 'fr', 'zgh', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** One value a language: texts, tables of texts. A missing language does not compile. */
export type InLanguages<Value> = Readonly<Record<PageLanguage, Value>>;

export const DIRECTION: InLanguages<'rtl' | 'ltr'> = { ar: 'rtl', fr: 'ltr', zgh: 'ltr', en: 'ltr' };

/** Each language by its own name, in its own script. */
export const OWN_NAME: InLanguages<string> = {
  ar: 'العربية',
  fr: 'Français',
  zgh: 'ⵜⴰⵎⴰⵣⵉⵖⵜ',
  en: 'English',
};

export function isPageLanguage(value: string): value is PageLanguage {
  return PAGE_LANGUAGES.some((language) => language === value);
}

/** The language in which a text of another room reaches the reader: those rooms write no Amazigh. */
export function writtenLanguage(language: PageLanguage): Language {
  return language === 'zgh' ? 'ar' : language;
}
