import { HASH_BYTES } from './bytes.ts';
import type { Sha256Sync } from './crypto.ts';
import { LogError } from './error.ts';
import { consistencyPlan, inclusionPlan, type ProofPlan, proofFromHashes } from './proof.ts';
import { subtreeHash, type TileId, tileOfSubtree, tileWidthAt } from './tile.ts';
import { emptyRoot, foldSubtrees, type SubtreeId, subtreesOf } from './tree.ts';

/**
 * Reads the bytes of a tile of hashes: from a database, a folder, or over HTTP. It may answer with a
 * longer tile than asked (a full one in place of a partial); a shorter one is refused.
 */
export type ReadTile = (tile: TileId & { readonly level: number }) => Promise<Uint8Array>;

/**
 * The hashes of complete subtrees of the tree of `size`, each tile read once. What a tile holds is not
 * verified here: verify the proof that comes out against a signed checkpoint.
 */
export async function readSubtrees(
  subtrees: readonly SubtreeId[],
  size: number,
  readTile: ReadTile,
  sha256: Sha256Sync,
): Promise<Uint8Array[]> {
  const tiles = new Map<string, Promise<Uint8Array>>();
  return Promise.all(
    subtrees.map(async (subtree) => {
      const { level, index, offset, count } = tileOfSubtree(subtree);
      const width = tileWidthAt(level, index, size);
      if (width < offset + count) throw new LogError('proof-range', 'the subtree is not in the tree');
      const key = `${level}/${index}`;
      const reading = tiles.get(key) ?? readTile({ level, index, width });
      tiles.set(key, reading);
      const tile = await reading;
      if (tile.length < width * HASH_BYTES) throw new LogError('tile-malformed', 'the tile is too short');
      return subtreeHash(tile, offset, count, sha256);
    }),
  );
}

async function prove(plan: ProofPlan, size: number, readTile: ReadTile, sha256: Sha256Sync) {
  return proofFromHashes(plan, await readSubtrees(plan.flat(), size, readTile, sha256), sha256);
}

/** The inclusion proof of entry `index` in the tree of `size`, leaf upward (RFC 6962 §2.1.1). */
export function proveInclusion(index: number, size: number, readTile: ReadTile, sha256: Sha256Sync) {
  return prove(inclusionPlan(index, size), size, readTile, sha256);
}

/** The consistency proof between two sizes (RFC 6962 §2.1.2). */
export function proveConsistency(oldSize: number, size: number, readTile: ReadTile, sha256: Sha256Sync) {
  return prove(consistencyPlan(oldSize, size), size, readTile, sha256);
}

/** The root of the tree of `size`, recomputed from its tiles. */
export async function rootFromTiles(
  size: number,
  readTile: ReadTile,
  sha256: Sha256Sync,
): Promise<Uint8Array> {
  if (size === 0) return emptyRoot(sha256);
  return foldSubtrees(await readSubtrees(subtreesOf(0, size), size, readTile, sha256), sha256);
}
