import { isTime } from '@wasl/receipt';
import { cliProblem } from './problems.ts';

/**
 * A time that a person types, in UTC: a day, or RFC 3339 with or without milliseconds. Gives the one
 * spelling of the registry; refuses `time-unreadable`.
 */
export function readTime(text: string): string {
  const day = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? `${text}T00:00:00.000Z` : text;
  const whole = /:[0-9]{2}Z$/.test(day) ? day.replace(/Z$/, '.000Z') : day;
  if (!isTime(whole)) throw cliProblem('time-unreadable', { text });
  return whole;
}

/**
 * Now, at the beginning of its second. A signature says its time in whole seconds, so a key that began or
 * ended within a second would refuse, or still take, what is signed later in that same second.
 */
export function thisSecond(): string {
  return new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString();
}
