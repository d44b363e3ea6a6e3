import fc from 'fast-check';
import { type ConsistencyClaim, type InclusionClaim, leafHash } from '../index.ts';
import { sha256 } from './keys.ts';
import { logOf } from './rfc6962.ts';

/** A log small enough to try every proof of, and its recursive proofs as claims to be verified. */
export const MAX_SIZE = 600;
export const ENTRIES = Array.from({ length: MAX_SIZE }, (_, i) => Buffer.from(`entry ${i}`));
export const LOG = logOf(ENTRIES);
/** Sizes whose every index, and every pair of which, is tried. */
export const SMALL = 66;

export function inclusionOf(index: number, size: number): InclusionClaim {
  const leaf = leafHash(Buffer.from(`entry ${index}`), sha256);
  return { leafHash: leaf, index, size, root: LOG.root(size), proof: LOG.inclusion(index, size) };
}

export function consistencyOf(oldSize: number, size: number): ConsistencyClaim {
  const proof = oldSize === 0 ? [] : LOG.consistency(oldSize, size);
  return { oldSize, size, oldRoot: LOG.root(oldSize), root: LOG.root(size), proof };
}

export const sizeAndIndex = fc
  .integer({ min: 1, max: MAX_SIZE })
  .chain((size) => fc.tuple(fc.nat({ max: size - 1 }), fc.constant(size)));
export const twoSizes = fc
  .integer({ min: 2, max: MAX_SIZE })
  .chain((size) => fc.tuple(fc.integer({ min: 1, max: size - 1 }), fc.constant(size)));
