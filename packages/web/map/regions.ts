import type { InLanguages } from '../language/language.ts';

/** A region by its ISO 3166-2 code, such as `MA-11`. */
export type RegionCode = (typeof REGIONS)[number]['code'];

/**
 * The twelve regions in the order of decree 2.15.40, by their official names in Arabic and French; there is
 * no official English one. The names in Amazigh are those in use on OpenStreetMap and await review.
 */
export const REGIONS = [
  region('MA-01', 'طنجة - تطوان - الحسيمة', 'Tanger-Tétouan-Al Hoceïma', 'ⵟⴰⵏⵊ-ⵟⵉⵜⴰⵡⵉⵏ-ⵍⵃⵓⵙⵉⵎⴰ'),
  region('MA-02', 'الشرق', "L'Oriental", 'ⵜⴰⵏⴳⵎⵓⴹⵜ'),
  region('MA-03', 'فاس - مكناس', 'Fès-Meknès', 'ⴼⴰⵙ-ⵎⴽⵏⴰⵙ'),
  region('MA-04', 'الرباط - سلا - القنيطرة', 'Rabat-Salé-Kénitra', 'ⵔⴱⴰⵟ-ⵙⵍⴰ-ⵇⵏⵉⵟⵔⴰ'),
  region('MA-05', 'بني ملال - خنيفرة', 'Béni Mellal-Khénifra', 'ⴰⵢⵜ ⵎⵍⵍⴰⵍ-ⵅⵏⵉⴼⵕⴰ'),
  region('MA-06', 'الدار البيضاء - سطات', 'Casablanca-Settat', 'ⵜⵉⴳⵎⵉ ⵜⵓⵎⵍⵉⵍⵜ-ⵙⵟⵟⴰⵜ'),
  region('MA-07', 'مراكش - آسفي', 'Marrakech-Safi', 'ⵎⵕⵕⴰⴽⵛ-ⴰⵙⴼⵉ'),
  region('MA-08', 'درعة - تافيلالت', 'Drâa-Tafilalet', 'ⴷⴰⵔⵄⴰ-ⵜⴰⴼⵉⵍⴰⵍⵜ'),
  region('MA-09', 'سوس - ماسة', 'Souss-Massa', 'ⵙⵓⵙⵙ-ⵎⴰⵙⵙⴰ'),
  region('MA-10', 'كلميم - واد نون', 'Guelmim-Oued Noun', 'ⵜⴰⵙⴳⴰ-ⵡⴰⴷ ⵏⵓⵏ'),
  region('MA-11', 'العيون - الساقية الحمراء', 'Laâyoune-Sakia El Hamra', 'ⵍⵄⵢⵓⵏ-ⵙⴰⵇⵢⴰ ⵍⵃⴰⵎⵔⴰ'),
  region('MA-12', 'الداخلة - وادي الذهب', 'Dakhla-Oued Ed-Dahab', 'ⴷⴰⵅⵍⴰ-ⵡⴰⴷ ⴷⴰⵀⴰⴱ'),
] as const;

function region<const Code extends string>(code: Code, ar: string, fr: string, zgh: string) {
  const name: InLanguages<string> = { ar, fr, zgh, en: fr };
  return { code, name };
}
