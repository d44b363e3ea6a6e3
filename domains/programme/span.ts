/** The first and the last day that a date may mean, as RFC 3339 writes days; both belong to it. */
export type Span = { readonly from: string; readonly to: string };

const HALVES = { H1: ['01-01', '06-30'], H2: ['07-01', '12-31'] } as const;

/**
 * The days that a date covers: a year (`2026`), a half of it (`2026-H1`), a month (`2024-12`) or a day.
 * Null for anything else, and for a day that does not exist. No day is guessed where none was said.
 */
export function spanOf(date: string): Span | null {
  const [, year = '', rest] = /^([0-9]{4})(?:-(.+))?$/.exec(date) ?? [];
  if (year === '') return null;
  if (rest === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (rest === 'H1' || rest === 'H2') {
    const [from, to] = HALVES[rest];
    return { from: `${year}-${from}`, to: `${year}-${to}` };
  }
  if (/^(?:0[1-9]|1[0-2])$/.test(rest)) {
    return { from: `${date}-01`, to: `${date}-${daysIn(Number(year), Number(rest))}` };
  }
  return isDay(date) ? { from: date, to: date } : null;
}

/** Whether the text is a day of the calendar, as RFC 3339 writes it. */
export function isDay(text: string): boolean {
  const time = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The last day that a date may mean. Throws for what `spanOf` does not read. */
export function lastDayOf(date: string): string {
  const span = spanOf(date);
  if (span === null) throw new RangeError(`${date} is no date`);
  return span.to;
}

/** The whole days from one day to another; negative where the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
