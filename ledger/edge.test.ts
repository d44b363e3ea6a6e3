import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafHash, rootOf, TILE_WIDTH, utf8 } from '@wasl/log';
import fc from 'fast-check';
import { sha256 } from './crypto.ts';
import { appendToEdge, type Edge, EMPTY_EDGE, type FullTile } from './edge.ts';
import { createHashCache } from './hash-cache.ts';
import { rootAt } from './root-at.ts';
import { naiveTree } from './testing/naive.ts';

const ENTRIES = Array.from({ length: 66_000 }, (_, i) => utf8(`entry ${i}`));
const LEAVES = ENTRIES.map((entry) => leafHash(entry, sha256));
const TREE = naiveTree(ENTRIES);

function grow(edge: Edge, to: number) {
  return appendToEdge(edge, LEAVES.slice(edge.frontier.size, to), sha256);
}

/** The edge after batches that end at these sizes, and every tile they completed. */
function growThrough(sizes: readonly number[]): { edge: Edge; tiles: FullTile[] } {
  let edge = EMPTY_EDGE;
  const tiles: FullTile[] = [];
  for (const size of sizes) {
    const step = grow(edge, size);
    edge = step.edge;
    tiles.push(...step.tiles);
  }
  return { edge, tiles };
}

function assertTiles(tiles: readonly FullTile[], size: number): void {
  const expected: string[] = [];
  for (let level = 0, width = TILE_WIDTH; width <= size; level++, width *= TILE_WIDTH) {
    for (let index = 0; (index + 1) * width <= size; index++) expected.push(`${level}/${index}`);
  }
  assert.deepEqual(tiles.map(({ level, index }) => `${level}/${index}`).toSorted(), expected.toSorted());
  for (const { level, index, hashes } of tiles) {
    const first = index * TILE_WIDTH;
    const wanted = Array.from({ length: TILE_WIDTH }, (_, i) =>
      TREE.hashOf({ level: level * 8, index: first + i }),
    );
    assert.ok(Buffer.concat(wanted).equals(hashes), `tile ${level}/${index}`);
  }
}

function assertPartial({ frontier: { size }, partial }: Edge): void {
  for (const [level, hashes] of partial.entries()) {
    const count = Math.floor(size / TILE_WIDTH ** level);
    const first = count - (count % TILE_WIDTH);
    const wanted = Array.from({ length: count - first }, (_, i) =>
      TREE.hashOf({ level: level * 8, index: first + i }),
    );
    assert.ok(Buffer.concat(wanted).equals(hashes), `partial tile of level ${level} at size ${size}`);
  }
}

const ascending = fc
  .array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 12 })
  .map((sizes) => [...new Set(sizes)].toSorted((a, b) => a - b));

test('the root and the tiles do not depend on how entries were gathered into batches', () => {
  fc.assert(
    fc.property(ascending, (sizes) => {
      const { edge, tiles } = growThrough(sizes);
      const size = sizes.at(-1) ?? 0;
      assert.deepEqual(rootOf(edge.frontier, sha256), TREE.root(size));
      assertPartial(edge);
      assertTiles(tiles, size);
    }),
    { numRuns: 40 },
  );
});

test('C2SP tlog-tiles: edge and tiles are those of the naive tree across 256 and 65,536', () => {
  const sizes = [1, 255, 256, 257, 511, 512, 65_279, 65_280, 65_535, 65_536, 65_537, 66_000];
  let edge = EMPTY_EDGE;
  const tiles: FullTile[] = [];
  for (const size of sizes) {
    const step = grow(edge, size);
    edge = step.edge;
    tiles.push(...step.tiles);
    assert.deepEqual(rootOf(edge.frontier, sha256), TREE.root(size), `root at ${size}`);
    assertPartial(edge);
  }
  assertTiles(tiles, 66_000);
});

test('an edge is a value: what a refused batch appended leaves no trace in it', () => {
  const { edge } = growThrough([700]);
  const before = structuredClone(edge);
  grow(edge, 1_100);
  assert.deepEqual(edge, before);
});

/** A cache over the tiles and the edge of a log, as the ledger makes one; `loads` counts what it read. */
function cacheOf(tiles: readonly FullTile[], edgeNow: () => Edge) {
  let loads = 0;
  const cache = createHashCache(async (level, index) => {
    loads += 1;
    const { frontier, partial } = edgeNow();
    const atEdge = index === Math.floor(frontier.size / TILE_WIDTH ** (level + 1));
    const tile = tiles.find((candidate) => candidate.level === level && candidate.index === index);
    return atEdge ? (partial[level] ?? new Uint8Array()) : (tile?.hashes ?? new Uint8Array());
  }, sha256);
  return { cache, loads: () => loads };
}

test('the hash cache gives the hashes of the naive tree, at every size the log had', async () => {
  const { edge, tiles } = growThrough([65_000, 66_000]);
  const { cache } = cacheOf(tiles, () => edge);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 66_000 }), async (size) => {
      assert.deepEqual(await rootAt(cache, size), TREE.root(size));
    }),
    { numRuns: 150 },
  );
});

test('the hash cache follows a growing edge without reading it back', async () => {
  let edge = EMPTY_EDGE;
  const tiles: FullTile[] = [];
  const { cache, loads } = cacheOf(tiles, () => edge);
  for (let size = 1; size <= 700; size++) {
    const step = grow(edge, size);
    edge = step.edge;
    tiles.push(...step.tiles);
    edge.partial.forEach((hashes, level) => {
      cache.grown(level, Math.floor(size / TILE_WIDTH ** (level + 1)), hashes);
    });
    assert.deepEqual(await rootAt(cache, size), TREE.root(size), `size ${size}`);
  }
  assert.ok(loads() <= 3, `${loads()} tiles were read`);
});

test('a subtree that is not in the tree is refused, not made up', async () => {
  const { edge, tiles } = growThrough([300]);
  const { cache } = cacheOf(tiles, () => edge);
  await assert.rejects(cache.hashes([{ level: 0, index: 300 }]), RangeError);
  await assert.rejects(cache.hashes([{ level: 8, index: 1 }]), RangeError);
});
