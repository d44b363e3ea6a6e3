import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  consistencyPlan,
  inclusionPlan,
  type ProofPlan,
  proofFromHashes,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { hex, refusedAs } from './testing/hostile.ts';
import { sha256 } from './testing/keys.ts';
import { imaginedLog } from './testing/rfc6962.ts';
import { consistencyOf, inclusionOf, LOG, SMALL, sizeAndIndex, twoSizes } from './testing/sample-log.ts';

function madeOf(plan: ProofPlan, log: { mth(start: number, end: number): Uint8Array }): Uint8Array[] {
  const hashes = plan.flat().map(({ level, index }) => log.mth(index * 2 ** level, (index + 1) * 2 ** level));
  return proofFromHashes(plan, hashes, sha256);
}

test('RFC 6962 §2.1.1: a planned inclusion proof is the recursive one, and it verifies', async () => {
  for (let size = 1; size <= SMALL; size++) {
    for (let index = 0; index < size; index++) {
      const claim = inclusionOf(index, size);
      assert.deepEqual(madeOf(inclusionPlan(index, size), LOG).map(hex), claim.proof.map(hex));
      assert.ok(await verifyInclusion(claim, sha256), `${index} of ${size}`);
    }
  }
  await fc.assert(
    fc.asyncProperty(sizeAndIndex, async ([index, size]) => {
      const claim = inclusionOf(index, size);
      assert.deepEqual(madeOf(inclusionPlan(index, size), LOG).map(hex), claim.proof.map(hex));
      assert.ok(await verifyInclusion(claim, sha256));
    }),
    { numRuns: 300 },
  );
});

test('RFC 6962 §2.1.2: a planned consistency proof is the recursive one, and it verifies', async () => {
  for (let size = 0; size <= SMALL; size++) {
    for (let oldSize = 0; oldSize <= size; oldSize++) {
      const claim = consistencyOf(oldSize, size);
      assert.deepEqual(madeOf(consistencyPlan(oldSize, size), LOG).map(hex), claim.proof.map(hex));
      assert.ok(await verifyConsistency(claim, sha256), `${oldSize} to ${size}`);
    }
  }
  await fc.assert(
    fc.asyncProperty(twoSizes, async ([oldSize, size]) => {
      const claim = consistencyOf(oldSize, size);
      assert.deepEqual(madeOf(consistencyPlan(oldSize, size), LOG).map(hex), claim.proof.map(hex));
      assert.ok(await verifyConsistency(claim, sha256));
    }),
    { numRuns: 300 },
  );
});

test('C2SP tlog-witness: from size zero the proof is empty, and the empty tree has one root', async () => {
  const empty = LOG.root(0);
  const grown = { oldSize: 0, oldRoot: empty, size: 3, root: LOG.root(3), proof: [] };
  assert.equal(await verifyConsistency(grown, sha256), true);
  assert.equal(await verifyConsistency({ ...grown, proof: [empty] }, sha256), false);
  assert.equal(await verifyConsistency({ ...grown, oldRoot: LOG.root(1) }, sha256), false);
  assert.equal(await verifyConsistency({ ...grown, size: 0, root: empty }, sha256), true);
  const other = LOG.root(1);
  assert.equal(await verifyConsistency({ ...grown, size: 0, oldRoot: other, root: other }, sha256), false);
});

test('a proof outside the tree cannot be planned', () => {
  for (const [index, size] of [
    [0, 0],
    [1, 1],
    [5, 3],
    [-1, 3],
    [0.5, 3],
    [0, 2 ** 53],
    [Number.NaN, 3],
  ] as const) {
    assert.throws(() => inclusionPlan(index, size), refusedAs('proof-range'));
  }
  for (const [oldSize, size] of [
    [1, 0],
    [4, 3],
    [-1, 3],
    [0.5, 3],
    [1, 2 ** 53],
    [3, Number.NaN],
  ] as const) {
    assert.throws(() => consistencyPlan(oldSize, size), refusedAs('proof-range'));
  }
});

const HUGE = [
  [2 ** 32 - 1, 2 ** 32],
  [2 ** 32, 2 ** 32 + 1],
  [2 ** 31, 2 ** 33 - 1],
  [1, 2 ** 40 + 12_345],
  [2 ** 40 + 11, 2 ** 45 + 7],
  [2 ** 52 - 1, 2 ** 52],
  [2 ** 52 + 1, 2 ** 53 - 1],
  [2 ** 53 - 2, 2 ** 53 - 1],
].map(([low = 0, high = 0]) => ({ low, high }));

test('proofs in logs longer than 2^32 are the recursive ones and verify: no arithmetic is cut to 32 bits', async () => {
  const random = fc.sample(fc.tuple(fc.maxSafeNat(), fc.maxSafeNat()), { numRuns: 40, seed: 20_260_101 });
  const cases = [...HUGE, ...random.map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }))];
  for (const { low, high } of cases.filter(({ low: a, high: b }) => a > 0 && a < b)) {
    const log = imaginedLog([low, low + 1, high]);
    const inclusion = { leafHash: log.mth(low, low + 1), index: low, size: high, root: log.root(high) };
    const path = log.inclusion(low, high);
    assert.deepEqual(madeOf(inclusionPlan(low, high), log).map(hex), path.map(hex));
    assert.ok(await verifyInclusion({ ...inclusion, proof: path }, sha256));
    for (const other of [low % 2 ** 32, low + 2 ** 32, low - 2 ** 32, low % 2 ** 31].filter(
      (i) => i !== low,
    )) {
      assert.equal(await verifyInclusion({ ...inclusion, proof: path, index: other }, sha256), false);
    }
    const consistency = { oldSize: low, oldRoot: log.root(low), size: high, root: log.root(high) };
    const proof = log.consistency(low, high);
    assert.deepEqual(madeOf(consistencyPlan(low, high), log).map(hex), proof.map(hex));
    assert.ok(await verifyConsistency({ ...consistency, proof }, sha256));
    for (const other of [low % 2 ** 32, low + 2 ** 32, low - 2 ** 32].filter((n) => n !== low)) {
      assert.equal(await verifyConsistency({ ...consistency, proof, oldSize: other }, sha256), false);
    }
  }
});

test('RFC 9162 §2.1.3.2: an asynchronous hash gives the same verdicts', async () => {
  const later = async (data: Uint8Array) => sha256(data);
  const claim = inclusionOf(77, 300);
  assert.equal(await verifyInclusion(claim, later), true);
  assert.equal(await verifyInclusion({ ...claim, index: 76 }, later), false);
  assert.equal(await verifyConsistency(consistencyOf(77, 300), later), true);
  assert.equal(await verifyConsistency({ ...consistencyOf(77, 300), oldSize: 78 }, later), false);
});
