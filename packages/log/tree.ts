import { concat } from './bytes.ts';
import type { Sha256, Sha256Sync } from './crypto.ts';

/**
 * A complete subtree of a Merkle tree: it covers the 2^level entries that start at index · 2^level.
 * Level 0 is a leaf hash. The hash of a complete subtree never changes as the log grows.
 */
export type SubtreeId = { readonly level: number; readonly index: number };

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** RFC 6962 §2.1: H(0x00 ‖ entry). The overloads keep the synchronous case synchronous. */
export function leafHash(entry: Uint8Array, sha256: Sha256Sync): Uint8Array;
export function leafHash(entry: Uint8Array, sha256: Sha256): Uint8Array | Promise<Uint8Array>;
export function leafHash(entry: Uint8Array, sha256: Sha256) {
  return sha256(concat(LEAF_PREFIX, entry));
}

/** RFC 6962 §2.1: H(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256Sync): Uint8Array;
export function nodeHash(
  left: Uint8Array,
  right: Uint8Array,
  sha256: Sha256,
): Uint8Array | Promise<Uint8Array>;
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256) {
  return sha256(concat(NODE_PREFIX, left, right));
}

/** RFC 6962 §2.1: the root of the empty tree is H(""). */
export function emptyRoot(sha256: Sha256Sync): Uint8Array {
  return sha256(new Uint8Array());
}

/** The largest power of two strictly below n, for n ≥ 2; without 32-bit shifts. */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * The complete subtrees whose hashes, folded from the right, give MTH(D[start:end]) of RFC 6962 §2.1.
 * `start` must be where such a range can begin: a multiple of the power of two at or above end − start.
 */
export function subtreesOf(start: number, end: number): SubtreeId[] {
  const subtrees: SubtreeId[] = [];
  for (let from = start; from < end; ) {
    let level = 0;
    let width = 1;
    while (width * 2 <= end - from) {
      level += 1;
      width *= 2;
    }
    subtrees.push({ level, index: from / width });
    from += width;
  }
  return subtrees;
}

/** MTH of a range from the hashes of `subtreesOf` that range, in the same order. Not for an empty range. */
export function foldSubtrees(hashes: readonly Uint8Array[], sha256: Sha256Sync): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(left, right, sha256));
}
