import type { Clock } from '@wasl/kernel';
import type { Agreement } from '../directory/model.ts';
import { gatewayProblem } from './problems.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Count = {
  readonly minute: number;
  readonly inMinute: number;
  readonly day: number;
  readonly inDay: number;
};

/** Counts exchanges of each agreement, by the minute and by the day (UTC). */
export type Quotas = {
  use(agreement: Agreement): void;
  /** Whether this is the first refusal of an agreement in this minute: only that one gets a receipt. */
  isFirstRefusal(agreement: string): boolean;
  /** What each agreement used on the current day, by its id: kept, so that a restart does not begin it again. */
  today(): { readonly day: number; readonly used: ReadonlyMap<string, number> };
};

/** The day a moment lies in, counted from 1970 in UTC. */
export function dayOf(now: number): number {
  return Math.floor(now / DAY_MS);
}

/** Seconds until a period ends: when it is worth asking again. */
function secondsLeft(now: number, periodMs: number): number {
  return Math.ceil((periodMs - (now % periodMs)) / 1_000);
}

/** Step 7, quota: so many exchanges a minute and a day, as agreed; one over is refused and not counted. */
export function createQuotas(clock: Clock, usedToday: ReadonlyMap<string, number>): Quotas {
  const started = dayOf(clock());
  const counts = new Map<string, Count>(
    [...usedToday].map(([id, inDay]) => [id, { minute: 0, inMinute: 0, day: started, inDay }]),
  );
  const refusedIn = new Map<string, number>();
  return {
    use({ id, quota }) {
      const now = clock();
      const minute = Math.floor(now / MINUTE_MS);
      const day = dayOf(now);
      const before = counts.get(id);
      const inMinute = before?.minute === minute ? before.inMinute : 0;
      const inDay = before?.day === day ? before.inDay : 0;
      if (inDay >= quota.perDay) {
        throw gatewayProblem('quota-exceeded', { retryAfter: secondsLeft(now, DAY_MS) });
      }
      if (inMinute >= quota.perMinute) {
        throw gatewayProblem('quota-exceeded', { retryAfter: secondsLeft(now, MINUTE_MS) });
      }
      counts.set(id, { minute, inMinute: inMinute + 1, day, inDay: inDay + 1 });
    },
    isFirstRefusal(agreement) {
      const minute = Math.floor(clock() / MINUTE_MS);
      const first = refusedIn.get(agreement) !== minute;
      refusedIn.set(agreement, minute);
      return first;
    },
    today() {
      const day = dayOf(clock());
      const used = [...counts].filter(([, count]) => count.day === day);
      return { day, used: new Map(used.map(([id, { inDay }]) => [id, inDay])) };
    },
  };
}
