import type { Pool } from 'pg';
import { STANDINGS, type Standing, standingAfter } from '../announcement/standing.ts';
import { DOMAINS, type Domain, KINDS, type Kind } from '../commitment.ts';
import { COMPLETIONS, type Completion } from '../entry/entry.ts';
import { daysBetween } from '../span.ts';
import { consultedUntil } from '../store/consult.ts';
import { type Count, countYear } from '../store/counts.ts';
import { latestItems } from '../store/list.ts';
import type { ListItem } from '../view/list-item.ts';

export type Counted<Name extends string> = { readonly name: Name; readonly count: number };

export type Overview = {
  readonly year: number;
  readonly total: number;
  /** The day until which sources were consulted. */
  readonly asOf: string;
  /** Whole days to the annual results, negative once they are past; null while their day is not announced. */
  readonly daysToResults: number | null;
  /** Only what there is, in the order of the lists. */
  readonly byDomain: readonly Counted<Domain>[];
  readonly byKind: readonly Counted<Kind | 'not-recorded'>[];
  readonly byStanding: readonly Counted<Standing['standing']>[];
  readonly byCompletion: readonly Counted<Completion>[];
  /** What changed last, latest first. */
  readonly latest: readonly ListItem[];
};

const LATEST = 10;
const KINDS_SHOWN = [...KINDS, 'not-recorded'] as const;

export type OverviewOf = {
  readonly year: number;
  /** The reader's day. */
  readonly today: string;
  /** The day of the annual results, null while it is not announced: it is never guessed. */
  readonly resultsOn: string | null;
};

/** A year's programme at a glance. */
export async function overview(pool: Pool, { year, today, resultsOn }: OverviewOf): Promise<Overview> {
  const asOf = await consultedUntil(pool);
  const [counts, latest] = await Promise.all([
    countYear(pool, year, asOf),
    latestItems(pool, year, LATEST, asOf),
  ]);
  return {
    year,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    asOf,
    daysToResults: resultsOn === null ? null : daysBetween(today, resultsOn),
    byDomain: countBy(counts, DOMAINS, ({ domain }) => domain),
    byKind: countBy(counts, KINDS_SHOWN, ({ kind }) => kind ?? 'not-recorded'),
    byStanding: countBy(counts, STANDINGS, (count) => standingName(count, asOf)),
    byCompletion: countBy(counts, COMPLETIONS, ({ completion }) => completion),
    latest,
  };
}

function standingName({ event, silent }: Count, asOf: string): Standing['standing'] {
  return standingAfter(event, silent ? '' : null, asOf).standing;
}

function countBy<Name extends string>(
  counts: readonly Count[],
  names: readonly Name[],
  nameOf: (count: Count) => Name,
): readonly Counted<Name>[] {
  return names
    .map((name) => ({
      name,
      count: counts.filter((one) => nameOf(one) === name).reduce((sum, { count }) => sum + count, 0),
    }))
    .filter(({ count }) => count > 0);
}
