import type { Pool } from 'pg';
import { itemOf, type ListItem } from '../view/list-item.ts';
import type { PlaceKnown, Row } from '../view/row.ts';

/** Commitments of one region, or without one; `items` are the first of `total` by identifier. */
export type AtPlace = {
  readonly region: string | null;
  readonly placeKnown: PlaceKnown;
  readonly total: number;
  readonly items: readonly ListItem[];
};

/** The commitments of a year by where they are to be kept, at most so many listed for each place. */
export async function listByPlace(
  pool: Pool,
  year: number,
  most: number,
  asOf: string,
): Promise<readonly AtPlace[]> {
  const { rows } = await pool.query<Omit<AtPlace, 'items'> & { rows: readonly Row[] }>(
    `SELECT p.region, p.place_known AS "placeKnown", p.total, f.rows
     FROM (SELECT region, place_known, count(*)::integer AS total
         FROM programme.standing WHERE year = $1 GROUP BY region, place_known) AS p
       CROSS JOIN LATERAL (SELECT jsonb_agg(s.row ORDER BY s.id) AS rows
         FROM (SELECT id, row FROM programme.standing
           WHERE year = $1 AND place_known = p.place_known
             AND (region = p.region OR (p.region IS NULL AND region IS NULL))
           ORDER BY id LIMIT $2) AS s) AS f`,
    [year, most],
  );
  return rows.map(({ rows: own, ...place }) => ({ ...place, items: own.map((row) => itemOf(row, asOf)) }));
}
