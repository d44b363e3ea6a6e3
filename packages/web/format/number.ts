import type { PageLanguage } from '../language/language.ts';
import { LOCALES, NUMBER_LOCALES } from './locale.ts';

export function formatNumber(value: number, language: PageLanguage): string {
  return new Intl.NumberFormat(NUMBER_LOCALES[language]).format(value);
}

/** A share of one, such as 0.457, in whole per cents. Never 100 while something is missing, nor 0 once begun. */
export function formatPercent(share: number, language: PageLanguage): string {
  const percent = Math.round(share * 100);
  const shown = share > 0 && share < 1 ? Math.min(99, Math.max(1, percent)) : percent;
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent' }).format(shown / 100);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in bytes in the largest unit that leaves at least one, by thousands. */
export function formatSize(bytes: number, language: PageLanguage): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const unit = UNITS[power] ?? 'byte';
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(LOCALES[language], options).format(bytes / 1000 ** power);
}
