import { leafHash, rootOf } from '@wasl/log';
import type { Client } from 'pg';
import { sha256 } from '../crypto.ts';
import { appendToEdge, EMPTY_EDGE } from '../edge.ts';

const ENTRY_BYTES = 161;
const BATCH = 65_536;

/** Entry i of a bulk-loaded log: a leaf-sized string of bytes that PostgreSQL makes the same way. */
const ENTRY_SQL = `sha256(int8send(i)) || sha256(int8send(-i)) || sha256(int8send(i + 1000000000000)) ||
  sha256(int8send(-i - 1000000000000)) || sha256(int8send(i * 3)) || '\\x01'::bytea`;

/**
 * Fills the empty receipt log of a database up to `count` entries with real hashes and tiles, faster than by
 * appending. The ledger must be closed meanwhile; what opens afterwards finds a log like any other.
 */
export async function bulkLoad(client: Client, count: number): Promise<void> {
  const { rows: logs } = await client.query<{ id: number }>(
    `SELECT id FROM ledger.log WHERE kind = 'receipts' AND size = 0`,
  );
  const log = logs[0]?.id;
  if (log === undefined) throw new Error('the log to load is not empty');
  let edge = EMPTY_EDGE;
  for (let from = 0; from < count; from += BATCH) {
    const to = Math.min(count, from + BATCH);
    const { rows } = await client.query<{ entries: Buffer }>(
      `WITH made AS (
        INSERT INTO ledger.entry (log, index, entry, receipt, body, salt)
        SELECT $1::smallint, i, ${ENTRY_SQL}, gen_random_uuid(), '\\x00'::bytea, sha256(int8send(i))
        FROM generate_series($2::bigint, $3::bigint - 1) AS i RETURNING index, entry
      ) SELECT string_agg(entry, ''::bytea ORDER BY index) AS entries FROM made`,
      [log, from, to],
    );
    const bytes = rows[0]?.entries ?? Buffer.alloc(0);
    const leaves = Array.from({ length: to - from }, (_, i) =>
      leafHash(bytes.subarray(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES), sha256),
    );
    const step = appendToEdge(edge, leaves, sha256);
    edge = step.edge;
    await client.query(
      `INSERT INTO ledger.tile (log, level, index, hashes)
       SELECT $1::smallint, level, tile, substring($2::bytea FROM (n::int - 1) * 8192 + 1 FOR 8192)
       FROM unnest($3::smallint[], $4::bigint[]) WITH ORDINALITY AS t (level, tile, n)`,
      [
        log,
        Buffer.concat(step.tiles.map(({ hashes }) => hashes)),
        step.tiles.map(({ level }) => level),
        step.tiles.map(({ index }) => index),
      ],
    );
  }
  await client.query('UPDATE ledger.log SET size = $2, root = $3 WHERE id = $1', [
    log,
    count,
    Buffer.from(rootOf(edge.frontier, sha256)),
  ]);
  await client.query('CHECKPOINT').catch(() => {});
}
