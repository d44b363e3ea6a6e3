import type { Domain } from './commitment.ts';

/** A sentence in the three languages of the answers. */
export type InWords = { readonly ar: string; readonly fr: string; readonly en: string };

const RULES = {
  ar: new Intl.PluralRules('ar'),
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
};

function commitmentsInArabic(total: number): string {
  switch (RULES.ar.select(total)) {
    case 'zero':
      return 'لا التزام';
    case 'one':
      return 'التزام واحد';
    case 'two':
      return 'التزامان';
    case 'few':
      return `${total} التزامات`;
    case 'many':
      return `${total} التزاما`;
    case 'other':
      return `${total} التزام`;
  }
}

function plural(language: 'fr' | 'en', count: number, one: string, other: string): string {
  return `${count} ${RULES[language].select(count) === 'one' ? one : other}`;
}

/**
 * How many commitments an answer is about and, where all of them are of facilities and their targets are
 * known, for how many buildings and units they stand: of other domains the targets are not of one kind.
 */
export function inWords(total: number, targetTotal: number | null, domain: Domain | null): InWords {
  const ar = commitmentsInArabic(total);
  const fr = plural('fr', total, 'engagement', 'engagements');
  const en = plural('en', total, 'commitment', 'commitments');
  if (domain !== 'facilities' || targetTotal === null || total === 0) return { ar, fr, en };
  return {
    ar: `${ar}، بمجموع ${targetTotal} من البنايات والوحدات`,
    fr: `${fr}, soit ${plural('fr', targetTotal, 'bâtiment ou unité', 'bâtiments et unités')}`,
    en: `${en} standing for ${plural('en', targetTotal, 'building or unit', 'buildings and units')}`,
  };
}
