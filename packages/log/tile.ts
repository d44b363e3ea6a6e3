import { concat, HASH_BYTES, u16be } from './bytes.ts';
import type { Sha256Sync } from './crypto.ts';
import { LogError } from './error.ts';
import { nodeHash, type SubtreeId } from './tree.ts';

/** C2SP tlog-tiles: 256 hashes a full tile, so a tile is a subtree of height 8. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
const MAX_ENTRY_BYTES = 0xffff;

/** A tile of hashes by level, or the bundle of entries beneath a level-0 tile. Width 256 is a full one. */
export type TileId = { readonly level: number | 'entries'; readonly index: number; readonly width: number };

/** `tile/<L>/<N>[.p/<W>]` of C2SP tlog-tiles, without the log's prefix. */
export function tilePath({ level, index, width }: TileId): string {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    const group = String(rest % 1000).padStart(3, '0');
    groups.unshift(groups.length === 0 ? group : `x${group}`);
  }
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${groups.join('/')}${partial}`;
}

const TILE_PATH =
  /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,4}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The inverse of `tilePath`; any other spelling of the same tile is refused. */
export function parseTilePath(path: string): TileId {
  const [, level = '', groups = '', width = String(TILE_WIDTH)] = TILE_PATH.exec(path) ?? [];
  const tile: TileId = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: Number(width),
  };
  if (level === '' || tile.width > TILE_WIDTH || tilePath(tile) !== path) {
    throw new LogError('tile-malformed', 'not the path of a tile');
  }
  return tile;
}

/** How many hashes the tile has in a tree of `size` entries: 0 where it does not exist yet. */
export function tileWidthAt(level: number | 'entries', index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}

/** Where a complete subtree lies: `count` hashes of a tile, from `offset`. */
export function tileOfSubtree({ level, index }: SubtreeId) {
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  return {
    level: Math.floor(level / TILE_HEIGHT),
    index: Math.floor(first / TILE_WIDTH),
    offset: first % TILE_WIDTH,
    count,
  };
}

/** The hash of the complete subtree over `count` (a power of two) hashes of a tile. */
export function subtreeHash(tile: Uint8Array, offset: number, count: number, sha256: Sha256Sync): Uint8Array {
  const end = (offset + count) * HASH_BYTES;
  if (end > tile.length) throw new LogError('tile-malformed', 'the tile is too short');
  if (count === 1) return tile.subarray(offset * HASH_BYTES, end);
  const half = count / 2;
  return nodeHash(
    subtreeHash(tile, offset, half, sha256),
    subtreeHash(tile, offset + half, half, sha256),
    sha256,
  );
}

/** C2SP tlog-tiles, entry bundle: each entry behind its length in 16 bits, big endian. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES)
        throw new LogError('entry-too-large', 'an entry is at most 65,535 bytes');
      return [u16be(entry.length), entry];
    }),
  );
}

/** The inverse of `encodeBundle`, for a bundle that must hold exactly `width` entries. */
export function decodeBundle(bundle: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bundle.length) {
    const [high, low] = bundle.subarray(offset, offset + 2);
    if (high === undefined || low === undefined)
      throw new LogError('tile-malformed', 'the bundle is cut short');
    const end = offset + 2 + high * 256 + low;
    if (end > bundle.length) throw new LogError('tile-malformed', 'the bundle is cut short');
    // Checked before the end: a bundle of nothing but empty entries would otherwise fill the memory.
    if (entries.length === width) throw new LogError('tile-malformed', 'the bundle holds too many entries');
    entries.push(bundle.subarray(offset + 2, end));
    offset = end;
  }
  if (entries.length !== width)
    throw new LogError('tile-malformed', `the bundle does not hold ${width} entries`);
  return entries;
}
