import { HASH_BYTES, nodeHash, type Sha256Sync, type SubtreeId, TILE_WIDTH, tileOfSubtree } from '@wasl/log';

/** Reads a tile's hashes as they stand: 8,192 bytes for a full one, fewer at the right edge. */
export type LoadTile = (level: number, index: number) => Promise<Uint8Array>;

type CachedTile = { hashes: Uint8Array; readonly nodes: (Uint8Array | undefined)[] };

/** Tiles kept with what was computed inside them; about 30 KB each when all of a tile is known. */
const MAX_TILES = 256;

/**
 * Hashes of complete subtrees of one log, each computed once while its tile stays cached. A proof at
 * the right edge asks for up to 255 inner hashes of the last tile; kept, they cost one hash an entry.
 * Complete subtrees never change, so a tile that grows keeps what was computed in it.
 */
export function createHashCache(loadTile: LoadTile, sha256: Sha256Sync) {
  const tiles = new Map<string, CachedTile>();

  function keep(level: number, index: number, hashes: Uint8Array): CachedTile {
    const key = `${level}/${index}`;
    const known = tiles.get(key);
    const tile = known ?? { hashes, nodes: [] };
    if (hashes.length > tile.hashes.length) tile.hashes = hashes;
    tiles.delete(key);
    tiles.set(key, tile);
    if (tiles.size > MAX_TILES) {
      const oldest = tiles.keys().next();
      if (!oldest.done) tiles.delete(oldest.value);
    }
    return tile;
  }

  function hashIn(tile: CachedTile, offset: number, count: number): Uint8Array {
    if (count === 1) return tile.hashes.subarray(offset * HASH_BYTES, (offset + 1) * HASH_BYTES);
    // A heap of the tile's inner nodes: its root at 1, the two halves at 2 and 3, and so on.
    const slot = (TILE_WIDTH + offset) / count;
    const known = tile.nodes[slot];
    if (known !== undefined) return known;
    const half = count / 2;
    const hash = nodeHash(hashIn(tile, offset, half), hashIn(tile, offset + half, half), sha256);
    tile.nodes[slot] = hash;
    return hash;
  }

  async function hashOf(subtree: SubtreeId): Promise<Uint8Array> {
    const { level, index, offset, count } = tileOfSubtree(subtree);
    const needed = (offset + count) * HASH_BYTES;
    let tile = tiles.get(`${level}/${index}`);
    if (tile === undefined || tile.hashes.length < needed)
      tile = keep(level, index, await loadTile(level, index));
    if (tile.hashes.length < needed) throw new RangeError('the subtree is not in the tree');
    return hashIn(tile, offset, count);
  }

  return {
    /** The hashes of subtrees of the tree, in order. */
    hashes: (subtrees: readonly SubtreeId[]): Promise<Uint8Array[]> => Promise.all(subtrees.map(hashOf)),
    /** Tells the cache that a tile has grown, so that the right edge is never read back. */
    grown: (level: number, index: number, hashes: Uint8Array): void => {
      if (hashes.length > 0) keep(level, index, hashes);
    },
  };
}

export type HashCache = ReturnType<typeof createHashCache>;
