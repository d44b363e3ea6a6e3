import type { InLanguages } from '../language/language.ts';

/**
 * The locales behind the formats, all with Western digits as in Morocco. `ar-MA` has the names of months in
 * use here (غشت, دجنبر). Browsers know no `zgh` and would fall back in silence: all is formatted on the server.
 */
export const LOCALES: InLanguages<string> = {
  ar: 'ar-MA-u-nu-latn',
  fr: 'fr-u-nu-latn',
  zgh: 'zgh-u-nu-latn',
  en: 'en-GB-u-nu-latn',
};

/**
 * Numbers in Arabic are grouped by a thin space, as in French here: a dot or a comma would read as a decimal
 * mark to half of the readers.
 */
export const NUMBER_LOCALES: InLanguages<string> = { ...LOCALES, ar: LOCALES.fr };
