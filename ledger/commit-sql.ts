import { concat } from '@wasl/log';
import type { Client } from 'pg';
import type { BatchStep } from './sequencer.ts';

/** Moves the head by compare-and-set, and stores full tiles; what else a batch brings joins `head`. */
const HEAD_AND_TILES = `
  head AS (
    UPDATE ledger.log SET size = $4, root = $5, appended_at = greatest(appended_at, $6)
    WHERE id = $1 AND size = $2 AND root = $3 RETURNING id
  ), tiles AS (
    INSERT INTO ledger.tile (log, level, index, hashes)
    SELECT head.id, level, tile, substring($7::bytea FROM (n::int - 1) * 8192 + 1 FOR 8192)
    FROM head, unnest($8::smallint[], $9::bigint[]) WITH ORDINALITY AS t (level, tile, n)
  )`;

const RECEIPTS = {
  name: 'ledger-receipts',
  text: `WITH ${HEAD_AND_TILES}, item AS MATERIALIZED (
    SELECT id, $2::bigint + n - 1 AS index, o, le, lb, lt
    FROM unnest($11::uuid[], $12::int[], $13::int[], $14::int[], $15::int[]) WITH ORDINALITY
      AS t (id, o, le, lb, lt, n)
  ), entries AS (
    INSERT INTO ledger.entry (log, index, entry, receipt, body, salt, tag_list)
    SELECT head.id, item.index, substring($10::bytea FROM o FOR le), item.id, substring($10 FROM o + le FOR lb),
      substring($10 FROM o + le + lb FOR 32), CASE WHEN lt > 0 THEN substring($10 FROM o + le + lb + 32 FOR lt) END
    FROM head, item
  ), claims AS (
    UPDATE ledger.claim SET settled_at = $6, intent = NULL FROM head, item WHERE claim.id = item.id
  )
  SELECT count(*)::int AS moved FROM head`,
};

const STATEMENT = {
  name: 'ledger-statement',
  text: `WITH ${HEAD_AND_TILES}, entries AS (
    INSERT INTO ledger.entry (log, index, entry) SELECT head.id, $2::bigint, $10::bytea FROM head
  ), replaced AS (
    INSERT INTO ledger.statement (subject, note) SELECT $11, $12::bytea FROM head WHERE $12 IS NOT NULL
    ON CONFLICT (subject) DO UPDATE SET note = excluded.note
  ), withdrawn AS (
    DELETE FROM ledger.statement USING head WHERE subject = $11 AND $12::bytea IS NULL
  )
  SELECT count(*)::int AS moved FROM head`,
};

function headValues({ log, from, to, tiles, at }: BatchStep): unknown[] {
  return [
    log.id,
    from.size,
    from.root,
    to.size,
    to.root,
    at,
    concat(...tiles.map(({ hashes }) => hashes)),
    tiles.map(({ level }) => level),
    tiles.map(({ index }) => index),
  ];
}

export type ReceiptRow = {
  readonly id: string;
  readonly leaf: Uint8Array;
  readonly body: Uint8Array;
  readonly salt: Uint8Array;
  /** The tags that the leaf itself does not hold, concatenated; empty where it holds them. */
  readonly tagList: Uint8Array;
};

/**
 * Stores a batch of receipts in one statement. Their bytes travel as one parameter that the server cuts
 * up: an array of bytea would be written out in hexadecimal, twice the size and the slower half of it.
 */
export async function commitReceipts(
  client: Client,
  step: BatchStep,
  rows: readonly ReceiptRow[],
): Promise<boolean> {
  const offsets: number[] = [];
  let offset = 1;
  for (const row of rows) {
    offsets.push(offset);
    offset += row.leaf.length + row.body.length + row.salt.length + row.tagList.length;
  }
  const { rows: result } = await client.query<{ moved: number }>({
    ...RECEIPTS,
    values: [
      ...headValues(step),
      concat(...rows.flatMap(({ leaf, body, salt, tagList }) => [leaf, body, salt, tagList])),
      rows.map(({ id }) => id),
      offsets,
      rows.map(({ leaf }) => leaf.length),
      rows.map(({ body }) => body.length),
      rows.map(({ tagList }) => tagList.length),
    ],
  });
  return result[0]?.moved === 1;
}

/** Stores one registry entry and what it makes current: `note` replaces the subject's, null withdraws it. */
export async function commitStatement(
  client: Client,
  step: BatchStep,
  entry: Uint8Array,
  subject: string,
  note: Uint8Array | null,
): Promise<boolean> {
  const { rows } = await client.query<{ moved: number }>({
    ...STATEMENT,
    values: [...headValues(step), entry, subject, note],
  });
  return rows[0]?.moved === 1;
}
