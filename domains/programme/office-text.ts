import type { Language } from '@wasl/kernel';

/** What an office writes: in Arabic always, in French and English where somebody translated it. */
export type OfficeText = { readonly ar: string; readonly fr: string | null; readonly en: string | null };

/** The text as a reader of a language gets it, and the language that it is then in. */
export function inReadersLanguage(
  text: OfficeText,
  language: Language,
): { readonly text: string; readonly language: Language } {
  const own = text[language];
  return own === null ? { text: text.ar, language: 'ar' } : { text: own, language };
}

/** Whether a text says nothing to a reader of Arabic. */
export function isBlank(text: OfficeText): boolean {
  return text.ar.trim() === '';
}
