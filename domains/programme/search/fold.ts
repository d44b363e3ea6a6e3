import type { Language } from '@wasl/kernel';

/** Vowel signs, shadda, sukun, superscript alef, Quranic marks; and the tatweel, which only stretches a line. */
const ARABIC_MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;

/** Letters that people write one for another, and the letter that they are searched as. */
const ARABIC_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[\u0622\u0623\u0625\u0671]/g, '\u0627'],
  [/\u0624/g, '\u0648'],
  [/[\u0626\u0649\u06cc]/g, '\u064a'],
  [/\u0629/g, '\u0647'],
  [/\u06a9/g, '\u0643'],
  [/\u0621/g, ''],
];

/** An elided word before its noun: l'accueil, d'accueil, jusqu'à. */
const FRENCH_ELISION = /(?<!\p{L})(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['\u2019](?=\p{L})/gu;
const ENGLISH_POSSESSIVE = /['\u2019]s(?!\p{L})/gu;

/**
 * A text as it is searched: lower case without accents, marks or punctuation, words apart by one space.
 * Arabic letters are folded in every language, for a French text may hold an Arabic name: alef forms, hamza
 * and its seats, taa marbuta, alef maqsura, diacritics, tatweel and the digits of the East. French loses its
 * elisions, English its possessives. Folding twice changes nothing.
 */
export function fold(text: string, language: Language): string {
  return words(unaccented(inOwnGrammar(text.normalize('NFKC').toLowerCase(), language)));
}

function inOwnGrammar(text: string, language: Language): string {
  if (language === 'fr') return text.replaceAll(FRENCH_ELISION, ' ');
  return language === 'en' ? text.replaceAll(ENGLISH_POSSESSIVE, ' ') : text;
}

function unaccented(text: string): string {
  const arabic = ARABIC_LETTERS.reduce(
    (folded, [letters, as]) => folded.replaceAll(letters, as),
    text.replaceAll(ARABIC_MARKS, ''),
  );
  return arabic
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

function words(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
