import type { PageLanguage } from '../language/language.ts';
import { LOCALES } from './locale.ts';

const ZONE = 'Africa/Casablanca';

/** A day written `2026-08-02`, as people write it. Throws RangeError for what is no day. */
export function formatDate(day: string, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    utcOf(day),
  );
}

/** The month of a day, for dates known no closer. */
export function formatMonth(day: string, language: PageLanguage): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(utcOf(day));
}

/** A moment, in milliseconds since 1970, by the clock of the Kingdom. */
export function formatMoment(milliseconds: number, language: PageLanguage): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(milliseconds);
}

function utcOf(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  // A day that rolls over, such as 30 February, is none.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`${day} is no day of the calendar`);
  }
  return date;
}
