import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  LogError,
  leafHash,
  proveConsistency,
  proveInclusion,
  type ReadTile,
  readSubtrees,
  rootFromTiles,
  tilePath,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { flipped, hex, refusedAs } from './testing/hostile.ts';
import { sha256 } from './testing/keys.ts';
import { imaginedLog, logOf } from './testing/rfc6962.ts';

const LARGEST = 70_000;
const ENTRIES = Array.from({ length: LARGEST }, (_, i) => Buffer.from(`entry ${i}`));
const LOG = logOf(ENTRIES);
const SIZES = [1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, LARGEST];

type NaiveLog = { mth(start: number, end: number): Uint8Array };

/**
 * The tiles of the tree of `size`, by the formula of C2SP tlog-tiles: hash i of tile n at level l is
 * MTH(D[(n · 256 + i) · 256^l : (n · 256 + i + 1) · 256^l]). Keeps account of what was asked.
 */
function tilesOf(log: NaiveLog, size: number) {
  const asked: string[] = [];
  const readTile: ReadTile = async ({ level, index, width }) => {
    asked.push(tilePath({ level, index, width }));
    const span = 256 ** level;
    const hashes = Array.from({ length: width }, (_, i) => {
      const start = (index * 256 + i) * span;
      assert.ok(start + span <= size, `a hash over a subtree that is not full was asked of level ${level}`);
      return log.mth(start, start + span);
    });
    return Buffer.concat(hashes);
  };
  return { readTile, asked };
}

function indexesOf(size: number): number[] {
  const picked = [
    0, 1, 127, 128, 254, 255, 256, 257, 511, 512, 65_279, 65_280, 65_535, 65_536, 65_537, 69_631, 69_632,
  ];
  return [...new Set([...picked, size - 257, size - 256, size - 2, size - 1])].filter(
    (i) => i >= 0 && i < size,
  );
}

test('C2SP tlog-tiles: the root read from tiles is the root of the tree', async () => {
  for (const size of [0, ...SIZES]) {
    assert.equal(
      hex(await rootFromTiles(size, tilesOf(LOG, size).readTile, sha256)),
      hex(LOG.root(size)),
      `${size}`,
    );
  }
});

test('RFC 6962 §2.1.1: inclusion proofs made from tiles are the recursive ones', async () => {
  for (const size of SIZES) {
    for (const index of indexesOf(size)) {
      const proof = await proveInclusion(index, size, tilesOf(LOG, size).readTile, sha256);
      assert.deepEqual(proof.map(hex), LOG.inclusion(index, size).map(hex), `${index} of ${size}`);
      const leaf = leafHash(Buffer.from(`entry ${index}`), sha256);
      assert.ok(await verifyInclusion({ leafHash: leaf, index, size, root: LOG.root(size), proof }, sha256));
    }
  }
});

test('RFC 6962 §2.1.2: consistency proofs made from tiles are the recursive ones', async () => {
  for (const size of SIZES) {
    for (const oldSize of SIZES.filter((other) => other <= size)) {
      const proof = await proveConsistency(oldSize, size, tilesOf(LOG, size).readTile, sha256);
      assert.deepEqual(proof.map(hex), LOG.consistency(oldSize, size).map(hex), `${oldSize} to ${size}`);
      const claim = { oldSize, oldRoot: LOG.root(oldSize), size, root: LOG.root(size), proof };
      assert.ok(await verifyConsistency(claim, sha256));
    }
    assert.deepEqual(await proveConsistency(0, size, tilesOf(LOG, size).readTile, sha256), []);
  }
});

test('proofs made from tiles of random sizes and indexes are the recursive ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: LARGEST }), fc.nat(), async (size, pick) => {
      const { readTile } = tilesOf(LOG, size);
      const inclusion = await proveInclusion(pick % size, size, readTile, sha256);
      assert.deepEqual(inclusion.map(hex), LOG.inclusion(pick % size, size).map(hex));
      const oldSize = (pick % size) + 1;
      const consistency = await proveConsistency(oldSize, size, readTile, sha256);
      assert.deepEqual(consistency.map(hex), LOG.consistency(oldSize, size).map(hex));
    }),
    { numRuns: 100 },
  );
});

test('C2SP tlog-tiles: of a tree of 70,000, the root is read from the three partial tiles and one full', async () => {
  const { readTile, asked } = tilesOf(LOG, LARGEST);
  await rootFromTiles(LARGEST, readTile, sha256);
  assert.deepEqual(asked.sort(), ['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1']);
});

test('each tile is read once, and no partial tile is asked that the size does not call for', async () => {
  for (const size of SIZES) {
    const { readTile, asked } = tilesOf(LOG, size);
    await proveInclusion(Math.floor(size / 2), size, readTile, sha256);
    assert.equal(new Set(asked).size, asked.length);
    for (const path of asked) {
      const [, level, width] = /^tile\/(\d)\/[x\d/]+\.p\/(\d+)$/.exec(path) ?? [];
      if (width !== undefined) assert.equal(Number(width), Math.floor(size / 256 ** Number(level)) % 256);
    }
  }
});

test('a log longer than 2^32 is read from the tiles the specification names', async () => {
  for (const [index, size] of [
    [2 ** 32 + 5, 2 ** 33 + 300],
    [2 ** 40, 2 ** 45 + 7],
    [3, 2 ** 53 - 1],
  ] as const) {
    const log = imaginedLog([index, index + 1, size, ...surroundings(index), ...surroundings(size)]);
    const { readTile } = tilesOf(log, size);
    const proof = await proveInclusion(index, size, readTile, sha256);
    assert.deepEqual(proof.map(hex), log.inclusion(index, size).map(hex));
    assert.equal(hex(await rootFromTiles(size, readTile, sha256)), hex(log.root(size)));
    const consistency = await proveConsistency(index, size, readTile, sha256);
    assert.deepEqual(consistency.map(hex), log.consistency(index, size).map(hex));
  }
});

/** The borders of the tiles and of the hashes around a point, which an imagined log must be able to divide. */
function surroundings(point: number): number[] {
  return Array.from({ length: 7 }, (_, level) => 256 ** level).flatMap((span) => {
    const tile = Math.floor(point / (span * 256)) * span * 256;
    return Array.from({ length: 257 }, (_, i) => tile + i * span).filter((border) => border < 2 ** 53);
  });
}

test('a tile may be longer than asked, a shorter one is refused', async () => {
  const size = 300;
  const full: ReadTile = async (tile) => {
    const asked = await tilesOf(LOG, size).readTile(tile);
    return tile.width < 256 ? Buffer.concat([asked, Buffer.alloc((256 - tile.width) * 32)]) : asked;
  };
  const proof = await proveInclusion(299, size, full, sha256);
  assert.deepEqual(proof.map(hex), LOG.inclusion(299, size).map(hex));
  for (const missing of [1, 31, 32, 8_192]) {
    const cut: ReadTile = async (tile) => (await tilesOf(LOG, size).readTile(tile)).subarray(0, -missing);
    await assert.rejects(proveInclusion(299, size, cut, sha256), refusedAs('tile-malformed'));
  }
});

test('a tile that is too short is refused even where the hash that is wanted is in it', async () => {
  const first: ReadTile = async (tile) => (await tilesOf(LOG, 300).readTile(tile)).subarray(0, 32);
  await assert.rejects(
    readSubtrees([{ level: 0, index: 0 }], 300, first, sha256),
    refusedAs('tile-malformed'),
  );
});

test('a proof from a tile with one altered bit does not verify', async () => {
  const size = 1_000;
  const leaf = leafHash(Buffer.from('entry 600'), sha256);
  for (const place of [0, 88 * 32 + 5, 89 * 32, 8_191]) {
    const tampered: ReadTile = async (tile) => {
      const bytes = await tilesOf(LOG, size).readTile(tile);
      return tile.level === 0 && tile.index === 2 ? flipped(bytes, place) : bytes;
    };
    const proof = await proveInclusion(600, size, tampered, sha256);
    const claim = { leafHash: leaf, index: 600, size, root: LOG.root(size), proof };
    // Hash 88 of the tile is the entry's own: it is no part of its proof.
    assert.equal(await verifyInclusion(claim, sha256), Math.floor(place / 32) === 88);
  }
});

test('a subtree that is not complete in the tree is refused before anything is read', async () => {
  const { readTile, asked } = tilesOf(LOG, 300);
  for (const subtree of [
    { level: 0, index: 300 },
    { level: 8, index: 1 },
    { level: 9, index: 0 },
    { level: 16, index: 0 },
  ]) {
    await assert.rejects(readSubtrees([subtree], 300, readTile, sha256), refusedAs('proof-range'));
  }
  assert.deepEqual(asked, []);
});

test('what a tile source throws comes through as it was', async () => {
  const missing = new LogError('tile-missing', 'pruned');
  const readTile: ReadTile = () => Promise.reject(missing);
  await assert.rejects(proveInclusion(5, 70_000, readTile, sha256), (error) => error === missing);
});
