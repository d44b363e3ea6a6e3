import { fill } from '@wasl/kernel';
import { formatDate, formatMonth, type PageLanguage } from '@wasl/web';
import { isDay } from '../../span.ts';
import { textIn } from '../text/text.ts';

/** A date of the ledger as it was said: a year stays a year, a half a half, a month a month. */
export function ledgerDate(date: string, language: PageLanguage): string {
  const [, year = '', half] = /^([0-9]{4})-H([12])$/.exec(date) ?? [];
  if (half !== undefined) {
    const { firstHalf, secondHalf } = textIn(language).dates;
    return fill(half === '1' ? firstHalf : secondHalf, { year });
  }
  if (isDay(date)) return formatDate(date, language);
  return /^[0-9]{4}-[0-9]{2}$/.test(date) ? formatMonth(`${date}-01`, language) : date;
}

/** The day in the Kingdom at a moment. */
export function dayHere(milliseconds: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Africa/Casablanca' }).format(milliseconds);
}
