import { EMPTY_FRONTIER, extend, type Frontier, HASH_BYTES, type Sha256Sync, TILE_WIDTH } from '@wasl/log';

/**
 * The right edge of a log: its frontier and, level by level, the hashes of the tile still being filled.
 * A value; appending makes a new one, so that a batch the database refused leaves no trace in memory.
 */
export type Edge = {
  readonly frontier: Frontier;
  /** By level: the hashes of the partial tile, concatenated; an empty array where the level is full. */
  readonly partial: readonly Uint8Array[];
};

/** A tile that a batch completed: 256 hashes, 8,192 bytes. */
export type FullTile = { readonly level: number; readonly index: number; readonly hashes: Uint8Array };

export const EMPTY_EDGE: Edge = { frontier: EMPTY_FRONTIER, partial: [] };

/**
 * The edge after appending leaf hashes in order, and the tiles they completed. C2SP tlog-tiles: only a
 * full tile is hashed into the level above. Each node is hashed once: the frontier within an open tile
 * ends in the root of that tile.
 */
export function appendToEdge(
  edge: Edge,
  leafHashes: readonly Uint8Array[],
  sha256: Sha256Sync,
): { readonly edge: Edge; readonly tiles: readonly FullTile[] } {
  const partial: Uint8Array[] = [];
  const tiles: FullTile[] = [];
  const before = edge.frontier;
  const size = before.size + leafHashes.length;
  let hashes: Uint8Array[] = [];
  // Of what the frontier holds, the part above the level; it lies behind the level's own, lowest last.
  let above = before.hashes;
  let arriving = leafHashes;
  let count = before.size;
  for (let level = 0; level < edge.partial.length || arriving.length > 0; level++) {
    const index = Math.floor(count / TILE_WIDTH);
    const own = ones(count % TILE_WIDTH);
    const open: Frontier = { size: count % TILE_WIDTH, hashes: above.slice(above.length - own) };
    above = above.slice(0, above.length - own);
    const filled = fill(open, edge.partial[level] ?? new Uint8Array(), arriving, sha256);
    filled.full.forEach((tile, i) => {
      tiles.push({ level, index: index + i, hashes: tile });
    });
    partial.push(filled.partial);
    hashes = [...filled.open.hashes, ...hashes];
    arriving = filled.roots;
    count = index;
  }
  return { edge: { frontier: { size, hashes }, partial }, tiles };
}

/** Fills the open tile of one level, and those after it: the full ones with their roots, and what stays open. */
function fill(open: Frontier, partial: Uint8Array, arriving: readonly Uint8Array[], sha256: Sha256Sync) {
  const full: Uint8Array[] = [];
  const roots: Uint8Array[] = [];
  let within = open;
  let tile = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  tile.set(partial);
  for (let taken = 0; taken < arriving.length; ) {
    const part = arriving.slice(taken, taken + TILE_WIDTH - within.size);
    part.forEach((hash, i) => {
      tile.set(hash, (within.size + i) * HASH_BYTES);
    });
    within = extend(within, part, sha256);
    taken += part.length;
    if (within.size < TILE_WIDTH) break;
    full.push(tile);
    roots.push(...within.hashes);
    tile = new Uint8Array(TILE_WIDTH * HASH_BYTES);
    within = EMPTY_FRONTIER;
  }
  return { full, roots, open: within, partial: tile.slice(0, within.size * HASH_BYTES) };
}

/** How many one bits a number below 256 has: so many subtrees an open tile's frontier holds. */
function ones(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
