import type { Sha256Sync } from './crypto.ts';
import { emptyRoot, foldSubtrees, nodeHash } from './tree.ts';

/**
 * The right edge of a growing tree: its size and the hashes of `subtreesOf(0, size)`. It is all that
 * appending needs, whatever the length of the log.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] };

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** The frontier after appending leaf hashes in order; the given one is left as it was. */
export function extend(frontier: Frontier, leafHashes: readonly Uint8Array[], sha256: Sha256Sync): Frontier {
  assertWhole(frontier);
  const hashes = [...frontier.hashes];
  let size = frontier.size;
  for (const leaf of leafHashes) {
    let hash = leaf;
    // Each trailing one bit of the size is a complete subtree that the new leaf completes further.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = hashes.pop();
      if (left === undefined) throw mismatch();
      hash = nodeHash(left, hash, sha256);
    }
    hashes.push(hash);
    size += 1;
  }
  return { size, hashes };
}

/** The root of the tree, RFC 6962 §2.1. */
export function rootOf(frontier: Frontier, sha256: Sha256Sync): Uint8Array {
  assertWhole(frontier);
  return frontier.size === 0 ? emptyRoot(sha256) : foldSubtrees(frontier.hashes, sha256);
}

/** One hash for each one bit of the size: else the root would be of another tree, and it gets signed. */
function assertWhole({ size, hashes }: Frontier): void {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  if (hashes.length !== ones) throw mismatch();
}

/** Not an input that is refused but a defect of the caller's, hence no `LogError`. */
function mismatch(): RangeError {
  return new RangeError('the frontier does not match its size');
}
