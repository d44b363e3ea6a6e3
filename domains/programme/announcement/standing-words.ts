import type { Language, Localised } from '@wasl/kernel';
import type { Standing } from './standing.ts';

/** How a caller writes a date of the ledger (a day, a month, a half, a year) in a language. */
export type WriteDate = (date: string, language: Language) => string;

const WORDS: Readonly<Record<Standing['standing'], Localised>> = {
  announced: { ar: 'معلن', fr: 'annoncé', en: 'announced' },
  kept: { ar: 'أُنجز', fr: 'réalisé', en: 'fulfilled' },
  'date-changed': { ar: 'أجل معدّل', fr: 'échéance modifiée', en: 'changed date' },
  reworded: { ar: 'صياغة معدّلة', fr: 'formulation modifiée', en: 'reworded' },
  'carried-over': { ar: 'مرحَّل إلى سنة موالية', fr: 'reporté à une année suivante', en: 'carried over' },
  'no-later-data': {
    ar: 'لا معطيات لاحقة في المصادر المطلع عليها',
    fr: 'aucune donnée ultérieure dans les sources consultées',
    en: 'no later data in the sources consulted',
  },
};

/** A standing in a word or two, for a tag or a filter. */
export function standingWord(standing: Standing['standing']): Localised {
  return WORDS[standing];
}

/** The sentence that a page shows when sources were silent: law 54-19 asks for results, not for blame. */
export function noLaterDataWords(asOf: string, write: WriteDate): Localised {
  return {
    ar: `لا معطيات لاحقة في المصادر المطلع عليها إلى غاية ${write(asOf, 'ar')}`,
    fr: `aucune donnée ultérieure dans les sources consultées jusqu'au ${write(asOf, 'fr')}`,
    en: `no later data in the sources consulted as of ${write(asOf, 'en')}`,
  };
}

/** A date that moved, from what it was to what it is. A date that nobody announced is said so. */
export function dateChangedWords(from: string | null, to: string | null, write: WriteDate): Localised {
  const ar = { from: dateOr(from, 'ar', write), to: dateOr(to, 'ar', write) };
  const fr = { from: dateOr(from, 'fr', write), to: dateOr(to, 'fr', write) };
  const en = { from: dateOr(from, 'en', write), to: dateOr(to, 'en', write) };
  return {
    ar: `أجل معدّل: من ${ar.from} إلى ${ar.to}`,
    fr: `échéance modifiée : de ${fr.from} à ${fr.to}`,
    en: `changed date: from ${en.from} to ${en.to}`,
  };
}

const NOT_ANNOUNCED: Localised = {
  ar: 'أجل غير معلن',
  fr: 'échéance non annoncée',
  en: 'a date not announced',
};

function dateOr(date: string | null, language: Language, write: WriteDate): string {
  return date === null ? NOT_ANNOUNCED[language] : write(date, language);
}
