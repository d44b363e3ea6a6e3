import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromUtf8 } from './bytes.ts';
import {
  decodeBundle,
  encodeBundle,
  parseTilePath,
  subtreeHash,
  type TileId,
  tileOfSubtree,
  tilePath,
  tileWidthAt,
  utf8,
} from './index.ts';
import { alterationsOf, hex, refusedAs, refusesOrReproduces } from './testing/hostile.ts';
import { sha256 } from './testing/keys.ts';
import { logOf } from './testing/rfc6962.ts';

const PATHS: readonly [string, TileId][] = [
  ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
  ['tile/0/x001/x234/067.p/89', { level: 0, index: 1_234_067, width: 89 }],
  ['tile/0/000', { level: 0, index: 0, width: 256 }],
  ['tile/0/000.p/255', { level: 0, index: 0, width: 255 }],
  ['tile/1/000.p/1', { level: 1, index: 0, width: 1 }],
  ['tile/3/x001/x234/567', { level: 3, index: 1_234_567, width: 256 }],
  ['tile/15/x455/667', { level: 15, index: 455_667, width: 256 }],
  ['tile/63/999.p/255', { level: 63, index: 999, width: 255 }],
  ['tile/0/x001/000', { level: 0, index: 1_000, width: 256 }],
  ['tile/0/x999/x999/x999/x999/999', { level: 0, index: 999_999_999_999_999, width: 256 }],
  ['tile/entries/000', { level: 'entries', index: 0, width: 256 }],
  ['tile/entries/001.p/1', { level: 'entries', index: 1, width: 1 }],
  ['tile/entries/x123/x456/789', { level: 'entries', index: 123_456_789, width: 256 }],
  ['tile/entries/x123/x456/x789/000', { level: 'entries', index: 123_456_789_000, width: 256 }],
];

test('C2SP tlog-tiles: the paths of its examples and of published logs', () => {
  for (const [path, tile] of PATHS) {
    assert.equal(tilePath(tile), path);
    assert.deepEqual(parseTilePath(path), tile);
  }
});

test('C2SP tlog-tiles: a tile has one path', () => {
  const index = fc.oneof(fc.nat({ max: 2_000 }), fc.integer({ min: 0, max: 999_999_999_999_999 }));
  const level = fc.oneof(fc.constant('entries' as const), fc.nat({ max: 63 }));
  const tile = fc.record(
    { level, index, width: fc.integer({ min: 1, max: 256 }) },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(tile, (id) => {
      assert.deepEqual(parseTilePath(tilePath(id)), id);
    }),
    { numRuns: 500 },
  );
});

test('C2SP tlog-tiles: any other spelling of a path is refused', () => {
  const refused = [
    '',
    'tile',
    'tile/',
    'tile/0',
    'tile/0/',
    'tile//000',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/000\n',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/000',
    'tile/0/x000/001',
    'tile/0/000/x001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/x001/',
    'tile/0/x001/0002',
    'tile/0/x001/-02',
    'tile/0/X001/002',
    'tile/64/000',
    'tile/00/000',
    'tile/01/000',
    'tile/-1/000',
    'tile/+1/000',
    'tile/1e1/000',
    'tile/0x1/000',
    'tile/8/000/../001',
    'tile/../0/000',
    'tile/%30/000',
    'tile/0/٠٠٠',
    'tile/data/000',
    'tile/entry/000',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/257',
    'tile/0/000.p/999',
    'tile/0/000.p/1000',
    'tile/0/000.p/-1',
    'tile/0/000.p/1e1',
    'tile/0/000.p/1/',
    'tile/0/000.P/1',
    'tile/0/x000.p/1',
    'tile/0/x001.p/5/000',
    'tile/8/0/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ];
  for (const path of refused) {
    assert.throws(() => parseTilePath(path), refusedAs('tile-malformed'), JSON.stringify(path));
  }
});

test('hostile paths of tiles are refused, or are the one spelling', async () => {
  const documents = PATHS.map(([path]) => utf8(path));
  await fc.assert(
    fc.asyncProperty(alterationsOf(...documents), async (bytes) => {
      await refusesOrReproduces(
        bytes,
        (input) => parseTilePath(fromUtf8(input)),
        (tile) => utf8(tilePath(tile)),
      );
    }),
    { numRuns: 1_000 },
  );
});

/** Every tile of a level that a tree of this size has, found without `tileWidthAt` of the last one. */
function tilesAt(level: number | 'entries', size: number) {
  const widths: number[] = [];
  for (let index = 0; tileWidthAt(level, index, size) > 0; index++)
    widths.push(tileWidthAt(level, index, size));
  return {
    full: widths.filter((width) => width === 256).length,
    partial: widths.filter((width) => width < 256),
  };
}

test('C2SP tlog-tiles: a tree of 70,000 is 273 full tiles and one of 112, one full and one of 17, one of 1', () => {
  assert.deepEqual(tilesAt(0, 70_000), { full: 273, partial: [112] });
  assert.deepEqual(tilesAt('entries', 70_000), { full: 273, partial: [112] });
  assert.deepEqual(tilesAt(1, 70_000), { full: 1, partial: [17] });
  assert.deepEqual(tilesAt(2, 70_000), { full: 0, partial: [1] });
  assert.deepEqual(tilesAt(3, 70_000), { full: 0, partial: [] });
});

test('C2SP tlog-tiles: a tree of 256 is one full tile and one of width 1 above it', () => {
  assert.deepEqual(tilesAt(0, 256), { full: 1, partial: [] });
  assert.deepEqual(tilesAt(1, 256), { full: 0, partial: [1] });
  assert.deepEqual(tilesAt(1, 255), { full: 0, partial: [] });
  assert.deepEqual(tilesAt(0, 0), { full: 0, partial: [] });
});

test('C2SP tlog-tiles: the partial tile at level l has floor(s / 256^l) mod 256 hashes, also above 2^32', () => {
  fc.assert(
    fc.property(fc.nat({ max: 8 }), fc.maxSafeNat(), (level, size) => {
      const hashes = BigInt(size) / 256n ** BigInt(level);
      const last = Number(hashes / 256n);
      assert.equal(tileWidthAt(level, last, size), Number(hashes % 256n));
      assert.equal(tileWidthAt(level, last + 1, size), 0);
      if (last > 0) assert.equal(tileWidthAt(level, last - 1, size), 256);
    }),
    { numRuns: 1_000 },
  );
  assert.equal(tileWidthAt(63, 0, Number.MAX_SAFE_INTEGER), 0);
  assert.equal(tileWidthAt(0, 999_999_999_999_999, Number.MAX_SAFE_INTEGER), 0);
});

test('C2SP tlog-tiles: a complete subtree lies in the tile of its level, eight levels a tile', () => {
  fc.assert(
    fc.property(fc.nat({ max: 52 }), fc.maxSafeNat(), (level, position) => {
      const index = Math.floor(position / 2 ** level);
      const place = tileOfSubtree({ level, index });
      const first = BigInt(index) << BigInt(level);
      const perHash = 256n ** BigInt(place.level);
      const start = (BigInt(place.index) * 256n + BigInt(place.offset)) * perHash;
      assert.equal(start, first);
      assert.equal(BigInt(place.count) * perHash, 1n << BigInt(level));
      assert.ok(place.count < 256 && place.offset + place.count <= 256);
    }),
    { numRuns: 1_000 },
  );
});

test('the hash of a subtree inside a tile is its MTH, and a tile that is too short is refused', () => {
  const log = logOf(Array.from({ length: 256 }, (_, i) => Uint8Array.of(i)));
  const tile = Buffer.concat(Array.from({ length: 256 }, (_, i) => log.mth(i, i + 1)));
  for (let count = 1; count <= 256; count *= 2) {
    for (let offset = 0; offset < 256; offset += count) {
      assert.equal(hex(subtreeHash(tile, offset, count, sha256)), hex(log.mth(offset, offset + count)));
      const short = tile.subarray(0, (offset + count) * 32 - 1);
      assert.throws(() => subtreeHash(short, offset, count, sha256), refusedAs('tile-malformed'));
    }
  }
});

const SHORT_ENTRY = fc.uint8Array({ maxLength: 40 });

test('C2SP tlog-tiles: a bundle is its entries behind 16-bit lengths, and holds as many as its width', () => {
  const bundle = encodeBundle([utf8('ab'), new Uint8Array(), utf8('c')]);
  assert.equal(hex(bundle), '0002616200000001' + '63');
  fc.assert(
    fc.property(fc.array(SHORT_ENTRY, { maxLength: 20 }), (entries) => {
      const bytes = encodeBundle(entries);
      assert.deepEqual(decodeBundle(bytes, entries.length), entries);
      for (const width of [entries.length + 1, entries.length - 1, 256]) {
        assert.throws(() => decodeBundle(bytes, width), refusedAs('tile-malformed'));
      }
    }),
  );
});

test('C2SP tlog-tiles: a bundle cut short anywhere is refused, at its width and at any other', () => {
  const bundle = encodeBundle(['ab', '', 'cde'].map(utf8));
  for (let length = 0; length < bundle.length; length++) {
    for (const width of [1, 2, 3]) {
      const whole = length === encodeBundle(['ab', '', 'cde'].slice(0, width).map(utf8)).length;
      if (whole) continue;
      assert.throws(() => decodeBundle(bundle.subarray(0, length), width), refusedAs('tile-malformed'));
    }
  }
});

test('C2SP tlog-tiles: an entry is at most 65,535 bytes', () => {
  const longest = new Uint8Array(65_535).fill(7);
  assert.deepEqual(decodeBundle(encodeBundle([longest, longest]), 2), [longest, longest]);
  assert.throws(() => encodeBundle([new Uint8Array(65_536)]), refusedAs('entry-too-large'));
});

test('hostile bundles are refused, or are the one encoding of their entries', async () => {
  const entries = ['a', 'bcd', '', 'efghijkl'].map(utf8);
  await fc.assert(
    fc.asyncProperty(alterationsOf(encodeBundle(entries)), async (bytes) => {
      await refusesOrReproduces(bytes, (input) => decodeBundle(input, 4), encodeBundle);
    }),
    { numRuns: 1_000 },
  );
});

test('a bundle of nothing but empty entries is refused at its width, not read to its end', () => {
  const started = performance.now();
  assert.throws(() => decodeBundle(new Uint8Array(64_000_000), 256), refusedAs('tile-malformed'));
  assert.ok(performance.now() - started < 1_000);
});
