import type { Pool } from 'pg';
import type { ProgrammeData } from '../open-data/json.ts';
import { sideBySide } from '../results/observation.ts';
import { consultedUntil } from '../store/consult.ts';
import { allItems, latestItems } from '../store/list.ts';
import { readObservations } from '../store/observations.ts';
import { readRecords, readYear } from '../store/read-records.ts';
import { type CommitmentView, viewOf } from '../view/commitment-view.ts';
import type { ListItem } from '../view/list-item.ts';

/** The commitments of a year as lines, for CSV and calendar. */
export async function itemsOfYear(
  pool: Pool,
  year: number,
): Promise<{ readonly asOf: string; readonly items: readonly ListItem[] }> {
  const asOf = await consultedUntil(pool);
  return { asOf, items: await allItems(pool, year, asOf) };
}

/** All that is public of a year, for JSON. */
export async function dataOfYear(pool: Pool, year: number): Promise<ProgrammeData> {
  const [asOf, records, { metrics, observations }] = await Promise.all([
    consultedUntil(pool),
    readYear(pool, year),
    readObservations(pool, [String(year)]),
  ]);
  const commitments = records.map((record) => viewOf(record, asOf));
  return { asOf, commitments, figures: sideBySide(observations, metrics) };
}

/** The commitments that changed last, in all years, for the feed: whatever happened last happened to them. */
export async function latestChanges(
  pool: Pool,
  most: number,
): Promise<{ readonly asOf: string; readonly commitments: readonly CommitmentView[] }> {
  const asOf = await consultedUntil(pool);
  const latest = await latestItems(pool, null, most, asOf);
  const records = await readRecords(
    pool,
    latest.map(({ id }) => id),
  );
  return { asOf, commitments: records.map((record) => viewOf(record, asOf)) };
}
