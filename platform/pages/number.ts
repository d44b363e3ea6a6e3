import type { Language } from '@wasl/kernel';

/**
 * Western digits in every language, as in Morocco, and groups apart by a thin space where a dot or a
 * comma would read as a decimal mark to half of the readers.
 */
const LOCALES: Readonly<Record<Language, string>> = { ar: 'fr', fr: 'fr', en: 'en' };

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { numberingSystem: 'latn' }).format(value);
}
