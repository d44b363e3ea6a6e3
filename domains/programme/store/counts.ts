import type { Pool } from 'pg';
import type { EventName } from '../announcement/standing.ts';
import type { Domain, Kind } from '../commitment.ts';
import type { Completion } from '../entry/entry.ts';

/** How many commitments of a year share these marks. */
export type Count = {
  readonly domain: Domain;
  readonly kind: Kind | null;
  readonly event: EventName;
  readonly silent: boolean;
  readonly completion: Completion;
  readonly count: number;
};

/** The commitments of a year, counted by all that an overview tells apart. */
export async function countYear(pool: Pool, year: number, asOf: string): Promise<readonly Count[]> {
  const { rows } = await pool.query<Count>(
    `SELECT domain, kind, event, coalesce(silent_since < $2, false) AS silent, completion,
       count(*)::integer AS count
     FROM programme.standing WHERE year = $1 GROUP BY 1, 2, 3, 4, 5`,
    [year, asOf],
  );
  return rows;
}

/** The years that a programme is held of, latest first. */
export async function years(pool: Pool): Promise<readonly number[]> {
  const { rows } = await pool.query<{ year: number }>(
    'SELECT DISTINCT year FROM programme.standing ORDER BY year DESC',
  );
  return rows.map(({ year }) => year);
}
