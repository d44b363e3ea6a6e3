import {
  EMPTY_FRONTIER,
  extend,
  type Frontier,
  HASH_BYTES,
  type Sha256Sync,
  subtreeHash,
  TILE_WIDTH,
} from '@wasl/log';

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
 * full tile is hashed into the level above.
 */
export function appendToEdge(
  edge: Edge,
  leafHashes: readonly Uint8Array[],
  sha256: Sha256Sync,
): { readonly edge: Edge; readonly tiles: readonly FullTile[] } {
  const partial: Uint8Array[] = [];
  const tiles: FullTile[] = [];
  let arriving = leafHashes;
  let sizeBefore = edge.frontier.size;
  for (let level = 0; level < edge.partial.length || arriving.length > 0; level++) {
    const present = edge.partial[level] ?? new Uint8Array();
    const joined = new Uint8Array(present.length + arriving.length * HASH_BYTES);
    joined.set(present);
    arriving.forEach((hash, i) => {
      joined.set(hash, present.length + i * HASH_BYTES);
    });
    const rising: Uint8Array[] = [];
    let offset = 0;
    let index = Math.floor(sizeBefore / TILE_WIDTH);
    for (; offset + TILE_WIDTH * HASH_BYTES <= joined.length; offset += TILE_WIDTH * HASH_BYTES) {
      const hashes = joined.slice(offset, offset + TILE_WIDTH * HASH_BYTES);
      tiles.push({ level, index, hashes });
      rising.push(subtreeHash(hashes, 0, TILE_WIDTH, sha256));
      index += 1;
    }
    partial.push(joined.slice(offset));
    arriving = rising;
    sizeBefore = Math.floor(sizeBefore / TILE_WIDTH);
  }
  return { edge: { frontier: extend(edge.frontier, leafHashes, sha256), partial }, tiles };
}
