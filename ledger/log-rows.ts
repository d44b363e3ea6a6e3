import type { Clock } from '@wasl/kernel';
import {
  emptyRoot,
  equal,
  HASH_BYTES,
  leafHash,
  rootOf,
  subtreeHash,
  subtreesOf,
  TILE_WIDTH,
  tileOfSubtree,
} from '@wasl/log';
import type { LogRole } from '@wasl/receipt';
import type { ClientBase, Pool } from 'pg';
import { sha256 } from './crypto.ts';
import { type Edge, EMPTY_EDGE } from './edge.ts';
import type { Head, LogIdentity, LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';

export type Queryable = Pick<ClientBase | Pool, 'query'>;

/** A log as its row tells it. `published` is null until a public checkpoint was made. */
export type LogRow = LogIdentity &
  Head & {
    readonly published: { readonly size: number; readonly note: Uint8Array } | null;
    /** Time of its last entry, milliseconds since the Unix epoch. */
    readonly appendedAt: number;
  };

type RawLog = {
  id: number;
  kind: LogRole;
  shard: string;
  origin: string;
  size: string;
  root: Buffer;
  published_size: string;
  published_note: Buffer | null;
  appended_at: Date;
};

/** Every log of the node, the oldest shard first. */
export async function readLogs(db: Queryable): Promise<LogRow[]> {
  const { rows } = await db.query<RawLog>(
    'SELECT id, kind, shard, origin, size, root, published_size, published_note, appended_at FROM ledger.log ORDER BY id',
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    shard: row.shard,
    origin: row.origin,
    size: Number(row.size),
    root: row.root,
    published:
      row.published_note === null ? null : { size: Number(row.published_size), note: row.published_note },
    appendedAt: row.appended_at.getTime(),
  }));
}

/** Opens an empty log. Not where there is one: even an INSERT that does nothing uses up a number of the few. */
export async function createLog(
  db: Queryable,
  kind: LogRole,
  shard: string,
  origin: string,
  clock: Clock,
): Promise<void> {
  await db.query(
    'INSERT INTO ledger.log (kind, shard, origin, root, appended_at) VALUES ($1, $2, $3, $4, $5)',
    [kind, shard, origin, emptyRoot(sha256), new Date(clock())],
  );
}

export async function readTile(
  db: Queryable,
  log: LogIdentity,
  level: number,
  index: number,
): Promise<Uint8Array> {
  const { rows } = await db.query<{ hashes: Buffer }>({
    name: 'ledger-tile',
    text: 'SELECT hashes FROM ledger.tile WHERE log = $1 AND level = $2 AND index = $3',
    values: [log.id, level, index],
  });
  const [row] = rows;
  if (row === undefined) throw ledgerProblem('ledger-corrupt', { origin: log.origin, size: index });
  return row.hashes;
}

/** Entries `from` to `to` (exclusive), all of them there or the log is corrupt. */
export async function readEntries(
  db: Queryable,
  log: LogIdentity,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const { rows } = await db.query<{ entry: Buffer }>({
    name: 'ledger-entries',
    text: 'SELECT entry FROM ledger.entry WHERE log = $1 AND index >= $2 AND index < $3 ORDER BY index',
    values: [log.id, from, to],
  });
  if (rows.length !== to - from) throw ledgerProblem('ledger-corrupt', { origin: log.origin, size: to });
  return rows.map(({ entry }) => entry);
}

/**
 * Rebuilds the right edge from what was stored and holds it against the head: bit flips between memory
 * and disk have killed logs, so what will be signed is hashed again first.
 */
export async function loadState(db: Queryable, row: LogRow): Promise<LogState> {
  const log: LogIdentity = { id: row.id, kind: row.kind, shard: row.shard, origin: row.origin };
  const edge = await loadEdge(db, log, row.size);
  if (!equal(rootOf(edge.frontier, sha256), row.root)) {
    throw ledgerProblem('ledger-corrupt', { origin: log.origin, size: row.size });
  }
  return { log, head: { size: row.size, root: row.root }, edge };
}

async function loadEdge(db: Queryable, log: LogIdentity, size: number): Promise<Edge> {
  if (size === 0) return EMPTY_EDGE;
  const partial: Uint8Array[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const first = count - (count % TILE_WIDTH);
    const hashes =
      level === 0
        ? (await readEntries(db, log, first, count)).map((entry) => leafHash(entry, sha256))
        : await readTileRoots(db, log, level - 1, first, count);
    partial.push(Buffer.concat(hashes));
  }
  const tiles = new Map<string, Uint8Array>();
  const hashes: Uint8Array[] = [];
  for (const subtree of subtreesOf(0, size)) {
    const { level, index, offset, count } = tileOfSubtree(subtree);
    const key = `${level}/${index}`;
    const edge = partial[level] ?? new Uint8Array();
    const inEdge = index === Math.floor(size / TILE_WIDTH ** (level + 1));
    const tile = inEdge ? edge : (tiles.get(key) ?? (await readTile(db, log, level, index)));
    tiles.set(key, tile);
    hashes.push(subtreeHash(tile, offset, count, sha256));
  }
  return { frontier: { size, hashes }, partial };
}

async function readTileRoots(
  db: Queryable,
  log: LogIdentity,
  level: number,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const { rows } = await db.query<{ hashes: Buffer }>(
    'SELECT hashes FROM ledger.tile WHERE log = $1 AND level = $2 AND index >= $3 AND index < $4 ORDER BY index',
    [log.id, level, from, to],
  );
  if (rows.length !== to - from || rows.some(({ hashes }) => hashes.length !== TILE_WIDTH * HASH_BYTES)) {
    throw ledgerProblem('ledger-corrupt', { origin: log.origin, size: to });
  }
  return rows.map(({ hashes }) => subtreeHash(hashes, 0, TILE_WIDTH, sha256));
}
