import type { Language } from '@wasl/kernel';
import { fold } from './fold.ts';

const MOST_TERMS = 8;
/** The article, alone or after a particle that is written on to it: الـ, والـ, بالـ, كالـ, فالـ, and للـ. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{L}{3})/u;

/**
 * What a reader's query asks for: folded words, at most eight, each of which must be found somewhere in a
 * text. An Arabic word is searched without its article, so that الأمن finds للأمن and بالأمن too.
 */
export function termsOf(query: string, language: Language): readonly string[] {
  const arabic = /\p{Script=Arabic}/u.test(query);
  const folded = fold(query.slice(0, 200), arabic ? 'ar' : language).split(' ');
  const terms = folded.map((word) => word.replace(ARTICLE, '')).filter((word) => word !== '');
  return [...new Set(terms)].slice(0, MOST_TERMS);
}

/** A text that holds the term, as a pattern of SQL's LIKE. Folded words hold no sign that LIKE reads. */
export function likePattern(term: string): string {
  return `%${term}%`;
}
