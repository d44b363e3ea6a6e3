import { equal, HASH_BYTES } from './bytes.ts';
import type { Sha256, Sha256Sync } from './crypto.ts';
import { LogError } from './error.ts';
import { foldSubtrees, nodeHash, type SubtreeId, splitPoint, subtreesOf } from './tree.ts';

/** For each hash of a proof, the complete subtrees to fold into it: what to read before it can be made. */
export type ProofPlan = readonly (readonly SubtreeId[])[];

/** RFC 6962 §2.1.1: the plan of the inclusion proof of entry `index` in the tree of `size`, leaf upward. */
export function inclusionPlan(index: number, size: number): ProofPlan {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size)) {
    throw new LogError('proof-range', 'the index is not below the size');
  }
  const plan: SubtreeId[][] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      plan.push(subtreesOf(middle, end));
      end = middle;
    } else {
      plan.push(subtreesOf(start, middle));
      start = middle;
    }
  }
  return plan.reverse();
}

/** RFC 6962 §2.1.2: the plan of the consistency proof between two sizes. Empty for 0 and for equal sizes. */
export function consistencyPlan(oldSize: number, size: number): ProofPlan {
  if (!(Number.isSafeInteger(oldSize) && Number.isSafeInteger(size) && oldSize >= 0 && oldSize <= size)) {
    throw new LogError('proof-range', 'the old size is above the size');
  }
  if (oldSize === 0 || oldSize === size) return [];
  const plan: SubtreeId[][] = [];
  let start = 0;
  let end = size;
  while (end !== oldSize) {
    const middle = start + splitPoint(end - start);
    if (oldSize <= middle) {
      plan.push(subtreesOf(middle, end));
      end = middle;
    } else {
      plan.push(subtreesOf(start, middle));
      start = middle;
    }
  }
  if (start > 0) plan.push(subtreesOf(start, end));
  return plan.reverse();
}

/** Makes the proof of a plan from the hashes of its subtrees, in the plan's order, flattened. */
export function proofFromHashes(
  plan: ProofPlan,
  hashes: readonly Uint8Array[],
  sha256: Sha256Sync,
): Uint8Array[] {
  let offset = 0;
  return plan.map((subtrees) => {
    const part = hashes.slice(offset, offset + subtrees.length);
    offset += subtrees.length;
    return foldSubtrees(part, sha256);
  });
}

/**
 * A hash of another length would move the border between left and right inside a node's preimage, and
 * two empty values would pass for a leaf and its root.
 */
function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === HASH_BYTES);
}

export type InclusionClaim = {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** RFC 9162 §2.1.3.2: whether the proof shows that the leaf is entry `index` of the tree. Never throws. */
export async function verifyInclusion(claim: InclusionClaim, sha256: Sha256): Promise<boolean> {
  const { index, size, proof } = claim;
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size))
    return false;
  if (!areHashes([claim.leafHash, claim.root, ...proof])) return false;
  let node = index;
  let last = size - 1;
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash, sha256);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = await nodeHash(hash, sibling, sha256);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equal(hash, claim.root);
}

export type ConsistencyClaim = {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/**
 * RFC 9162 §2.1.4.2: whether the tree extends the old one. Never throws. An empty old tree is a prefix
 * of every tree (C2SP tlog-witness: the proof must be empty when the old size is zero).
 */
export async function verifyConsistency(claim: ConsistencyClaim, sha256: Sha256): Promise<boolean> {
  const { oldSize, oldRoot, size, root, proof } = claim;
  if (!(Number.isSafeInteger(oldSize) && Number.isSafeInteger(size) && oldSize >= 0 && oldSize <= size)) {
    return false;
  }
  if (oldSize === 0 && !equal(oldRoot, await sha256(new Uint8Array()))) return false;
  if (oldSize === size) return proof.length === 0 && equal(oldRoot, root);
  if (!areHashes([oldRoot, root, ...proof])) return false;
  if (oldSize === 0) return proof.length === 0;
  let node = oldSize - 1;
  let last = size - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  const path = node === 0 ? [oldRoot, ...proof] : [...proof];
  let oldHash = path[0];
  if (oldHash === undefined) return false;
  let hash = oldHash;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = await nodeHash(sibling, oldHash, sha256);
      hash = await nodeHash(sibling, hash, sha256);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = await nodeHash(hash, sibling, sha256);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equal(oldHash, oldRoot) && equal(hash, root);
}
