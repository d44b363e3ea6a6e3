import type { Language } from '@wasl/kernel';

/**
 * Sentences of other rooms come with plain spaces. French keeps a space before tall punctuation and within
 * guillemets, and a line never breaks there.
 */
export function spaced(text: string, language: Language | 'zgh'): string {
  return language === 'fr' ? text.replace(/ (?=[:;?!»])|(?<=«) /g, '\u00a0') : text;
}
