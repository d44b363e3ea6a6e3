import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ConsistencyClaim,
  type InclusionClaim,
  inclusionPlan,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { flipped, hex } from './testing/hostile.ts';
import { sha256 } from './testing/keys.ts';
import { logOf } from './testing/rfc6962.ts';
import {
  consistencyOf,
  ENTRIES,
  inclusionOf,
  LOG,
  MAX_SIZE,
  SMALL,
  sizeAndIndex,
  twoSizes,
} from './testing/sample-log.ts';

/** A proof that is not the given one: a hash altered, dropped, doubled, added, or two of them swapped. */
function alteredProofs(proof: readonly Uint8Array[]): Uint8Array[][] {
  const [first = new Uint8Array(32)] = proof;
  const altered = [
    [...proof, first],
    [first, ...proof],
    [...proof, new Uint8Array()],
    ...proof.map((_, i) => proof.filter((__, j) => j !== i)),
    ...proof.map((_, i) => proof.map((hash, j) => (i === j ? flipped(hash, i % 32) : hash))),
    ...proof.map((_, i) => proof.map((hash, j) => (i === j ? hash.subarray(1) : hash))),
    ...proof.map((_, i) => proof.toSpliced(i, 2, ...proof.slice(i, i + 2).reverse())),
  ];
  const given = proof.map(hex).join();
  return altered.filter((candidate) => candidate.map(hex).join() !== given);
}

function otherIndexes(index: number, size: number): number[] {
  const others = [
    0,
    1,
    2,
    3,
    8,
    index + 1,
    index - 1,
    index ^ 1,
    index ^ 256,
    index + 2 ** 32,
    size,
    -1,
    0.5,
    Number.NaN,
  ];
  return others.filter((other) => other !== index);
}

test('an inclusion proof fails when any hash of it, the leaf, the index, the size or the root is altered', async () => {
  await fc.assert(
    fc.asyncProperty(sizeAndIndex, fc.nat({ max: 31 }), async ([index, size], at) => {
      const claim = inclusionOf(index, size);
      const claims: InclusionClaim[] = [
        { ...claim, leafHash: flipped(claim.leafHash, at) },
        { ...claim, root: flipped(claim.root, at) },
        { ...claim, root: claim.leafHash, leafHash: claim.root },
        ...alteredProofs(claim.proof).map((proof) => ({ ...claim, proof })),
        ...otherIndexes(index, size).map((other) => ({ ...claim, index: other })),
      ];
      for (const altered of claims) {
        if (size === 1 && altered.root === claim.leafHash) continue;
        assert.equal(await verifyInclusion(altered, sha256), false);
      }
    }),
    { numRuns: 60 },
  );
});

test('an inclusion proof holds in no tree of another size, unless the path is the same and only the root tells', async () => {
  for (let size = 1; size <= SMALL; size++) {
    for (let index = 0; index < size; index++) {
      const claim = inclusionOf(index, size);
      for (const other of [size - 1, size + 1, size * 2, 2 ** 32 + size, Number.POSITIVE_INFINITY]) {
        const sameShape = LOG_SHAPES.has(`${index} ${other} ${shapeOf(index, size)}`);
        assert.equal(
          await verifyInclusion({ ...claim, size: other }, sha256),
          sameShape,
          `${index} ${size} ${other}`,
        );
        if (sameShape) {
          const honest = { ...claim, size: other, root: LOG.root(other) };
          assert.equal(await verifyInclusion(honest, sha256), false);
        }
      }
    }
  }
});

/** On which side each hash of a proof stands: trees of different sizes can share a path's shape. */
function shapeOf(index: number, size: number): string {
  if (index >= size) return 'none';
  return inclusionPlan(index, size)
    .map(([subtree]) => (subtree !== undefined && subtree.index * 2 ** subtree.level > index ? 'R' : 'L'))
    .join('');
}

const LOG_SHAPES = new Set(
  Array.from({ length: 2 * SMALL + 1 }, (_, size) => size).flatMap((size) =>
    Array.from({ length: size }, (_, index) => `${index} ${size} ${shapeOf(index, size)}`),
  ),
);

function otherSizes(oldSize: number, size: number): number[] {
  const others = [0, oldSize - 1, oldSize + 1, size, oldSize + 2 ** 32, -1, 0.5, Number.NaN];
  return others.filter((other) => other !== oldSize);
}

test('a consistency proof fails when any hash of it, a root or a size is altered', async () => {
  await fc.assert(
    fc.asyncProperty(twoSizes, fc.nat({ max: 31 }), async ([oldSize, size], at) => {
      const claim = consistencyOf(oldSize, size);
      const claims: ConsistencyClaim[] = [
        { ...claim, oldRoot: flipped(claim.oldRoot, at) },
        { ...claim, root: flipped(claim.root, at) },
        { ...claim, root: claim.oldRoot, oldRoot: claim.root },
        { ...claim, oldSize: size, size: oldSize },
        ...alteredProofs(claim.proof).map((proof) => ({ ...claim, proof })),
        ...otherSizes(oldSize, size).map((other) => ({
          ...claim,
          oldSize: other,
          oldRoot: LOG.root(clamp(other)),
        })),
        ...[0, oldSize, -1, size + 0.5, Number.NaN].map((other) => ({ ...claim, size: other })),
      ];
      for (const altered of claims) assert.equal(await verifyConsistency(altered, sha256), false);
    }),
    { numRuns: 60 },
  );
});

function clamp(size: number): number {
  return Number.isSafeInteger(size) ? Math.min(Math.max(size, 0), MAX_SIZE) : 0;
}

test('an empty proof proves nothing between two sizes, nor of an entry among others', async () => {
  for (let size = 2; size <= SMALL; size++) {
    for (let smaller = 1; smaller < size; smaller++) {
      assert.equal(await verifyConsistency({ ...consistencyOf(smaller, size), proof: [] }, sha256), false);
      assert.equal(await verifyInclusion({ ...inclusionOf(smaller, size), proof: [] }, sha256), false);
    }
  }
});

test('a consistency proof between two sizes proves no other pair of this log', async () => {
  const size = 33;
  for (let oldSize = 1; oldSize < size; oldSize++) {
    const claim = consistencyOf(oldSize, size);
    for (let other = 1; other < 40; other++) {
      for (let otherOld = 1; otherOld <= other; otherOld++) {
        const expected = consistencyOf(otherOld, other);
        const same = expected.proof.map(hex).join() === claim.proof.map(hex).join();
        const verdict = await verifyConsistency({ ...expected, proof: claim.proof }, sha256);
        assert.equal(verdict, same, `${oldSize}→${size} used for ${otherOld}→${other}`);
      }
    }
  }
});

test('a log that rewrote an entry cannot prove that it only grew', async () => {
  await fc.assert(
    fc.asyncProperty(twoSizes, fc.nat(), async ([oldSize, size], pick) => {
      const rewritten = pick % oldSize;
      const forked = logOf(ENTRIES.map((entry, i) => (i === rewritten ? Buffer.from('other') : entry)));
      const fork = { ...consistencyOf(oldSize, size), root: forked.root(size) };
      const proofs = [fork.proof, forked.consistency(oldSize, size)];
      for (const proof of proofs) assert.equal(await verifyConsistency({ ...fork, proof }, sha256), false);
    }),
    { numRuns: 15 },
  );
});

test('a value that is not 32 bytes is no hash: not as leaf, root, or part of a proof', async () => {
  const none = new Uint8Array();
  assert.equal(
    await verifyInclusion({ leafHash: none, index: 0, size: 1, root: none, proof: [] }, sha256),
    false,
  );
  const long = new Uint8Array(33);
  assert.equal(
    await verifyInclusion({ leafHash: long, index: 0, size: 1, root: long, proof: [] }, sha256),
    false,
  );
  // The node over entries 0 and 1, its preimage cut elsewhere: 31 bytes and 33 bytes.
  const preimage = Buffer.concat([LOG.mth(0, 1), LOG.mth(1, 2)]);
  const shifted = { index: 1, size: 2, root: LOG.root(2) };
  for (const cut of [0, 1, 31, 33, 63, 64]) {
    const claim = { ...shifted, leafHash: preimage.subarray(cut), proof: [preimage.subarray(0, cut)] };
    assert.equal(await verifyInclusion(claim, sha256), false);
  }
  const consistency = consistencyOf(3, 5);
  assert.equal(await verifyConsistency({ ...consistency, oldRoot: none }, sha256), false);
  const garbage = { oldSize: 0, oldRoot: LOG.root(0), size: 1, root: none, proof: [] };
  assert.equal(await verifyConsistency(garbage, sha256), false);
});
