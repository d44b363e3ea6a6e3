import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyRoot, foldSubtrees, leafHash, nodeHash, splitPoint, subtreesOf } from './index.ts';
import { hex } from './testing/hostile.ts';
import { sha256 } from './testing/keys.ts';
import { imaginedLog, logOf } from './testing/rfc6962.ts';

test('RFC 6962 §2.1: the empty root, a leaf and a node', () => {
  assert.equal(hex(emptyRoot(sha256)), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  const empty = leafHash(new Uint8Array(), sha256);
  assert.equal(hex(empty), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  const pair = nodeHash(empty, leafHash(Uint8Array.of(0), sha256), sha256);
  assert.equal(hex(pair), 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
});

test('RFC 6962 §2.1: k is the largest power of two below n, also above 2^32', () => {
  for (let n = 2; n < 2_000; n++) {
    const k = splitPoint(n);
    assert.ok(k < n && n <= 2 * k && Number.isInteger(Math.log2(k)), `${n}`);
  }
  for (let bit = 31; bit < 53; bit++) {
    assert.equal(splitPoint(2 ** bit), 2 ** (bit - 1));
    assert.equal(splitPoint(2 ** bit + 1), 2 ** bit);
    assert.equal(splitPoint(2 ** bit - 1), 2 ** (bit - 1));
  }
});

test('the complete subtrees of a range are aligned, shrink, and cover it without a gap', () => {
  fc.assert(
    fc.property(fc.nat({ max: 52 }), fc.maxSafeNat(), fc.maxSafeNat(), (level, position, length) => {
      const width = 2 ** level;
      const start = Math.floor(position / width) * width;
      const end = Math.min(start + 1 + (length % width), Number.MAX_SAFE_INTEGER);
      let next = start;
      let below = Number.POSITIVE_INFINITY;
      for (const subtree of subtreesOf(start, end)) {
        assert.ok(Number.isSafeInteger(subtree.level) && Number.isSafeInteger(subtree.index));
        assert.ok(subtree.level < below);
        assert.equal(subtree.index * 2 ** subtree.level, next);
        below = subtree.level;
        next += 2 ** subtree.level;
      }
      assert.equal(next, end);
    }),
  );
  assert.deepEqual(subtreesOf(5, 5), []);
});

test('folding the complete subtrees of a range gives its MTH', () => {
  const log = logOf(Array.from({ length: 300 }, (_, i) => Uint8Array.of(i & 0xff, i >>> 8)));
  for (let size = 1; size <= 300; size++) {
    const hashes = subtreesOf(0, size).map(({ level, index }) =>
      log.mth(index * 2 ** level, (index + 1) * 2 ** level),
    );
    assert.equal(hex(foldSubtrees(hashes, sha256)), hex(log.root(size)));
  }
});

test('folding gives the MTH of a log longer than 2^32', () => {
  for (const size of [2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40 + 12_345, Number.MAX_SAFE_INTEGER]) {
    const log = imaginedLog([size]);
    const hashes = subtreesOf(0, size).map(({ level, index }) =>
      log.mth(index * 2 ** level, (index + 1) * 2 ** level),
    );
    assert.equal(hex(foldSubtrees(hashes, sha256)), hex(log.root(size)));
  }
});
