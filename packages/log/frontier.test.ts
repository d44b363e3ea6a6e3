import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_FRONTIER, extend, leafHash, rootOf, subtreesOf } from './index.ts';
import { hex } from './testing/hostile.ts';
import { sha256 } from './testing/keys.ts';
import { imaginedLog, logOf } from './testing/rfc6962.ts';

const ENTRIES = Array.from({ length: 1_100 }, (_, i) => Buffer.from(`entry ${i}`));
const LEAVES = ENTRIES.map((entry) => leafHash(entry, sha256));
const LOG = logOf(ENTRIES);

test('the roots of the eight trees of the Certificate Transparency test log', () => {
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  let frontier = EMPTY_FRONTIER;
  for (const [i, input] of inputs.entries()) {
    frontier = extend(frontier, [leafHash(Uint8Array.fromHex(input), sha256)], sha256);
    assert.equal(hex(rootOf(frontier, sha256)), roots[i]);
  }
});

test('RFC 6962 §2.1: the root of a growing frontier is the root of the tree, at every size', () => {
  let frontier = EMPTY_FRONTIER;
  assert.equal(hex(rootOf(frontier, sha256)), hex(LOG.root(0)));
  for (const [i, leaf] of LEAVES.entries()) {
    frontier = extend(frontier, [leaf], sha256);
    assert.equal(frontier.size, i + 1);
    assert.equal(hex(rootOf(frontier, sha256)), hex(LOG.root(i + 1)));
  }
});

test('two logs of the same entries agree, however the entries were batched', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { maxLength: 6 }), (batches) => {
      let frontier = EMPTY_FRONTIER;
      for (const count of batches) {
        const leaves = LEAVES.slice(frontier.size, frontier.size + count);
        frontier = extend(frontier, leaves, sha256);
      }
      assert.deepEqual(frontier, extend(EMPTY_FRONTIER, LEAVES.slice(0, frontier.size), sha256));
      assert.equal(hex(rootOf(frontier, sha256)), hex(LOG.root(frontier.size)));
    }),
    { numRuns: 30 },
  );
});

test('extending leaves the given frontier as it was', () => {
  const before = extend(EMPTY_FRONTIER, LEAVES.slice(0, 7), sha256);
  const kept = structuredClone(before);
  extend(before, LEAVES.slice(7, 9), sha256);
  assert.deepEqual(before, kept);
  assert.deepEqual(extend(before, [], sha256), kept);
});

test('a frontier above 2^32 grows like any other', () => {
  for (const size of [2 ** 32 - 1, 2 ** 32, 2 ** 33 + 3, 2 ** 45 - 1]) {
    const log = imaginedLog([size, size + 1, size + 2]);
    const hashes = subtreesOf(0, size).map(({ level, index }) =>
      log.mth(index * 2 ** level, (index + 1) * 2 ** level),
    );
    const grown = extend({ size, hashes }, [log.mth(size, size + 1), log.mth(size + 1, size + 2)], sha256);
    assert.equal(grown.size, size + 2);
    assert.equal(hex(rootOf(grown, sha256)), hex(log.root(size + 2)));
  }
});

test('a frontier that does not match its size is a defect, never a root', () => {
  for (const [size, count] of [
    [3, 0],
    [3, 1],
    [3, 3],
    [0, 1],
    [1, 0],
    [2 ** 32, 2],
    [2 ** 32 + 1, 1],
  ] as const) {
    const frontier = { size, hashes: LEAVES.slice(0, count) };
    assert.throws(() => extend(frontier, LEAVES.slice(0, 1), sha256), RangeError);
    assert.throws(() => rootOf(frontier, sha256), RangeError);
  }
});
