import type { Pool } from 'pg';
import { likePattern } from '../search/terms.ts';
import { itemOf, type ListItem } from '../view/list-item.ts';
import { type ListQuery, PAGE_SIZE } from '../view/list-query.ts';
import type { Row } from '../view/row.ts';

const SILENT = `(event = 'announced' AND silent_since IS NOT NULL AND silent_since < $8)`;

// Parameters that ask for nothing drop out when the statement is planned: it is planned for each question.
const WHERE = `
  ($1::smallint IS NULL OR year = $1) AND ($2::text IS NULL OR domain = $2)
  AND ($3::text IS NULL OR kind = $3) AND ($4::text IS NULL OR completion = $4)
  AND ($5::text IS NULL OR CASE $5 WHEN 'not-announced' THEN place_known = 'not-announced' ELSE region = $5 END)
  AND ($6::text IS NULL OR CASE $6 WHEN 'no-later-data' THEN ${SILENT}
    WHEN 'announced' THEN event = 'announced' AND NOT ${SILENT} ELSE event = $6 END)
  AND ($7::text[] = '{}' OR t.text LIKE ALL ($7)) AND $8::date IS NOT NULL`;

// What was announced comes before what is only of that place: searched texts hold the places in a second line.
const IN_PLACES_ONLY = `($7::text[] <> '{}' AND split_part(t.text, E'\\n', 1) NOT LIKE ALL ($7))`;

const ORDER = {
  id: 'in_places_only, id',
  due: 'due_to NULLS LAST, id',
  changed: 'changed_on DESC, id',
} as const;

export type Found = { readonly total: number; readonly items: readonly ListItem[] };

/** One page of what is asked for, and how much there is of it; sources were consulted until `asOf`. */
export async function listItems(pool: Pool, query: ListQuery, asOf: string): Promise<Found> {
  const { year, domain, kind, completion, region, standing, terms, sort, page } = query;
  // One pass over what is asked for gives both the total and the page.
  const { rows } = await pool.query<{ total: number; row: Row | null }>(
    `WITH found AS MATERIALIZED (
       SELECT id, due_to, changed_on, ${IN_PLACES_ONLY} AS in_places_only
       FROM programme.standing LEFT JOIN programme.searched t USING (id) WHERE ${WHERE}
     ), page AS (SELECT * FROM found ORDER BY ${ORDER[sort]} LIMIT $9 OFFSET $10)
     SELECT c.total, s.row FROM (SELECT count(*)::integer AS total FROM found) AS c
       LEFT JOIN page ON true LEFT JOIN programme.standing s USING (id)
     ORDER BY ${ORDER[sort].replaceAll(/\b(in_places_only|id|due_to|changed_on)\b/g, 'page.$1')}`,
    [
      year,
      domain,
      kind,
      completion,
      region,
      standing,
      terms.map(likePattern),
      asOf,
      PAGE_SIZE,
      (page - 1) * PAGE_SIZE,
    ],
  );
  return {
    total: rows[0]?.total ?? 0,
    items: rows.flatMap(({ row }) => (row === null ? [] : [itemOf(row, asOf)])),
  };
}

/** All commitments of a year, by identifier. */
export async function allItems(pool: Pool, year: number, asOf: string): Promise<readonly ListItem[]> {
  const { rows } = await pool.query<{ row: Row }>(
    'SELECT row FROM programme.standing WHERE year = $1 ORDER BY id',
    [year],
  );
  return rows.map(({ row }) => itemOf(row, asOf));
}

/** What changed last, latest first, in a year or in all of them. */
export async function latestItems(
  pool: Pool,
  year: number | null,
  most: number,
  asOf: string,
): Promise<readonly ListItem[]> {
  const { rows } = await pool.query<{ row: Row }>(
    `SELECT row FROM programme.standing WHERE $1::smallint IS NULL OR year = $1
     ORDER BY changed_on DESC, id LIMIT $2`,
    [year, most],
  );
  return rows.map(({ row }) => itemOf(row, asOf));
}
