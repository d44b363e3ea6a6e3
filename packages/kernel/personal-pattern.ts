/** Moroccan national ID card: one or two letters and five to seven digits, apart or together. */
const NATIONAL_ID = /(?<![\p{L}\p{N}])[A-Za-z]{1,2}[ .-]?[0-9]{5,7}(?![\p{L}\p{N}])/u;
/** Moroccan telephone number, national or international, with the separators people write. */
const TELEPHONE = /(?<![\p{L}\p{N}])(?:\+|00)?(?:212[ .-]?|0)[5-8](?:[ .-]?[0-9]){8}(?![\p{L}\p{N}])/u;

/**
 * Whether a free text holds what looks like an identifier of a person. It is a last guard before a text
 * is published or becomes indelible, not a proof that the text names nobody.
 */
export function looksPersonal(text: string): boolean {
  return NATIONAL_ID.test(text) || TELEPHONE.test(text);
}
