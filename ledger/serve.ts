import { encodeBundle, HASH_BYTES, LogError, parseTilePath, type TileId, tileWidthAt } from '@wasl/log';
import type { Pool } from 'pg';
import type { HashCache } from './hash-cache.ts';
import { readEntries } from './log-rows.ts';
import type { LogIdentity } from './model.ts';
import type { Published } from './publisher.ts';

/** One answer of the read-only log, for any HTTP server to send. */
export type LogAnswer = {
  readonly type: string;
  readonly cache: string;
  readonly body: Uint8Array;
};

export type ServedLog = {
  readonly log: LogIdentity;
  readonly cache: HashCache;
  published(): Published | null;
};

/** C2SP tlog-tiles: the checkpoint changes, a tile never does. */
const MUTABLE = 'public, max-age=2';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';

/**
 * Answers `GET <prefix>/<path>` of C2SP tlog-tiles: `checkpoint`, `tile/<L>/<N>[.p/<W>]` and
 * `tile/entries/…`. Only what the public checkpoint covers is shown: more would tell when each entry came. Null: there is no
 * such thing.
 */
export async function answerLog(pool: Pool, served: ServedLog, path: string): Promise<LogAnswer | null> {
  const published = served.published();
  if (published === null) return null;
  if (path === 'checkpoint') return { type: TEXT, cache: MUTABLE, body: published.note };
  const tile = readPath(path);
  if (tile === null || tile.width > tileWidthAt(tile.level, tile.index, published.size)) return null;
  const body =
    tile.level === 'entries'
      ? encodeBundle(await readEntries(pool, served.log, tile.index * 256, tile.index * 256 + tile.width))
      : await readHashes(served.cache, tile.level, tile);
  return { type: BYTES, cache: IMMUTABLE, body };
}

function readPath(path: string): TileId | null {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof LogError) return null;
    throw error;
  }
}

async function readHashes(cache: HashCache, level: number, { index, width }: TileId): Promise<Uint8Array> {
  const hashes = await cache.hashes(
    Array.from({ length: width }, (_, i) => ({ level: level * 8, index: index * 256 + i })),
  );
  const body = new Uint8Array(width * HASH_BYTES);
  for (const [i, hash] of hashes.entries()) body.set(hash, i * HASH_BYTES);
  return body;
}
