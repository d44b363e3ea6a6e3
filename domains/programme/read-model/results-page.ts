import type { Pool } from 'pg';
import { type SideBySide, sideBySide } from '../results/observation.ts';
import { consultedUntil } from '../store/consult.ts';
import { readObservations } from '../store/observations.ts';
import { type PublishedPeriod, readPublished } from '../store/periods.ts';
import { readYear } from '../store/read-records.ts';
import { type CommitmentView, viewOf } from '../view/commitment-view.ts';

export type ResultsPage = {
  readonly year: number;
  readonly asOf: string;
  readonly commitments: readonly CommitmentView[];
  /** Figures of the year, conflicting ones side by side; none without a source. */
  readonly figures: readonly SideBySide[];
  /** The same metrics in other years, as far as they were published. */
  readonly otherYears: readonly SideBySide[];
  /** The period as it was frozen and published, with its corrections; null where it was not. */
  readonly published: PublishedPeriod | null;
};

/** What became of a year's programme. */
export async function resultsPage(pool: Pool, year: number): Promise<ResultsPage> {
  const period = String(year);
  const [asOf, records, { metrics, observations }, published] = await Promise.all([
    consultedUntil(pool),
    readYear(pool, year),
    readObservations(pool, null),
    readPublished(pool, period),
  ]);
  const groups = sideBySide(observations, metrics);
  return {
    year,
    asOf,
    commitments: records.map((record) => viewOf(record, asOf)),
    figures: groups.filter((group) => group.period === period),
    otherYears: groups.filter((group) => group.period !== period),
    published,
  };
}
