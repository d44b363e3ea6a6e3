import { leafHash, rootOf } from '@wasl/log';
import type { Client } from 'pg';
import { sha256 } from '../crypto.ts';
import { appendToEdge, type Edge, EMPTY_EDGE, type FullTile } from '../edge.ts';

const AT_ONCE = 16_384;
/** Five hashes behind the version, as long as the leaf of a receipt of up to four persons. */
const ENTRY = `'\\x01'::bytea || h || h || h || h || h`;

/** Entry `index` of a log that `fillLog` filled. */
export function filledEntry(index: number): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(index));
  const hash = sha256(number);
  return Buffer.concat([Uint8Array.of(1), hash, hash, hash, hash, hash]);
}

/**
 * Fills an empty log with made-up entries, the tiles and the head that belong to them: in a minute what the
 * ledger would need an hour for. `bodyLength` is what a receipt adds to its entry; 0 leaves entries bare.
 * The server makes the entries, this process hashes the same ones. `report` hears how many there are.
 */
export async function fillLog(
  client: Client,
  log: number,
  size: number,
  bodyLength: number,
  report: (filled: number) => void = () => {},
): Promise<Edge> {
  let edge = EMPTY_EDGE;
  for (let from = 0; from < size; ) {
    const to = Math.min(size, from + AT_ONCE);
    const inserting = insertEntries(client, log, from, to, bodyLength);
    const leaves = Array.from({ length: to - from }, (_, i) => leafHash(filledEntry(from + i), sha256));
    const step = appendToEdge(edge, leaves, sha256);
    await inserting;
    await insertTiles(client, log, step.tiles);
    edge = step.edge;
    from = to;
    report(from);
  }
  await client.query('UPDATE ledger.log SET size = $2, root = $3 WHERE id = $1', [
    log,
    size,
    rootOf(edge.frontier, sha256),
  ]);
  return edge;
}

async function insertEntries(
  client: Client,
  log: number,
  from: number,
  to: number,
  bodyLength: number,
): Promise<void> {
  const receipt =
    bodyLength === 0
      ? 'NULL, NULL, NULL'
      : `(lpad(to_hex(i), 12, '0') || '7000800000000000' || '0000')::uuid,
         convert_to(repeat(md5(i::text), ${Math.ceil(bodyLength / 32)}), 'UTF8'), h`;
  await client.query(
    `INSERT INTO ledger.entry (log, index, entry, receipt, body, salt)
     SELECT $1, i, ${ENTRY}, ${receipt}
     FROM (SELECT i, sha256(int8send(i)) AS h FROM generate_series($2::bigint, $3::bigint - 1) AS s (i)) AS t`,
    [log, from, to],
  );
}

async function insertTiles(client: Client, log: number, tiles: readonly FullTile[]): Promise<void> {
  await client.query(
    `INSERT INTO ledger.tile (log, level, index, hashes)
     SELECT $1, level, index, hashes FROM unnest($2::smallint[], $3::bigint[], $4::bytea[])
       AS t (level, index, hashes)`,
    [
      log,
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => Buffer.from(hashes)),
    ],
  );
}
