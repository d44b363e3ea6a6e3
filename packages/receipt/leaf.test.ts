import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReceiptError } from './error.ts';
import { decodeLeaf, encodeLeaf, isTagList } from './leaf.ts';
import { sha256, testRandom } from './testing/keys.ts';
import { flipped } from './testing/scene.ts';

const COMMITMENT = new Uint8Array(32).fill(9);

function malformed(error: unknown): boolean {
  return error instanceof ReceiptError && error.code === 'leaf-malformed';
}

function tagsOf(count: number): Uint8Array[] {
  const random = testRandom(`tags ${count}`);
  return Array.from({ length: count }, () => random(32));
}

function encode(tags: readonly Uint8Array[]) {
  return encodeLeaf(COMMITMENT, tags, testRandom('padding'), sha256);
}

test('every number of subjects up to 200 gives a leaf of a power of two tags, from 4 to 256', () => {
  for (let count = 0; count <= 200; count++) {
    const tags = tagsOf(count);
    const leaf = decodeLeaf(encode(tags).bytes);
    assert.ok(leaf.form === 'tags');
    assert.equal(leaf.tags.length, Math.max(4, 2 ** Math.ceil(Math.log2(Math.max(count, 1)))));
    const held = new Set(leaf.tags.map((tag) => tag.toHex()));
    assert.ok(tags.every((tag) => held.has(tag.toHex())));
    assert.deepEqual(leaf.commitment, COMMITMENT);
  }
});

test('the order of the tags depends on nothing but the tags', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(tagsOf(9), { minLength: 9 }), (tags) => {
      assert.deepEqual(encode(tags), encode(tags.toReversed()));
    }),
  );
});

test('above 200 subjects the leaf holds the root over a list that is padded too', () => {
  for (const [count, padded] of [
    [201, 256],
    [256, 256],
    [257, 512],
    [1_000, 1_024],
  ] as const) {
    const { bytes, tags } = encode(tagsOf(count));
    const leaf = decodeLeaf(bytes);
    assert.equal(leaf.form, 'tag-list');
    assert.equal(bytes.length, 65);
    assert.equal(tags.length, padded);
    assert.ok(isTagList(leaf, tags, sha256));
    assert.ok(!isTagList(leaf, tags.slice(1), sha256));
    assert.ok(!isTagList(leaf, tags.toReversed(), sha256));
    assert.ok(!isTagList(leaf, tags.with(3, flipped(tags[3] ?? COMMITMENT, 31)), sha256));
    assert.ok(!isTagList(decodeLeaf(encode([]).bytes), tags, sha256));
  }
});

test('a tag twice, and a tag or commitment of another length, cannot be encoded', () => {
  const [tag = COMMITMENT] = tagsOf(1);
  assert.throws(() => encode([tag, tag]), malformed);
  assert.throws(() => encode([tag.subarray(1)]), malformed);
  assert.throws(() => encodeLeaf(tag.subarray(1), [], testRandom('padding'), sha256), malformed);
});

test('what decodes is one spelling: every changed length and every unsorted pair is refused', () => {
  const { bytes } = encode(tagsOf(5));
  for (let length = 0; length < bytes.length; length++) {
    if (length === 33 + 4 * 32) continue;
    assert.throws(() => decodeLeaf(bytes.slice(0, length)), malformed, String(length));
  }
  const swapped = Uint8Array.of(
    ...bytes.slice(0, 33),
    ...bytes.slice(65, 97),
    ...bytes.slice(33, 65),
    ...bytes.slice(97),
  );
  assert.throws(() => decodeLeaf(swapped), malformed);
  for (const form of [0, 2, 3, 255]) assert.throws(() => decodeLeaf(bytes.with(0, form)), malformed);
});

test('hostile bytes are refused by a ReceiptError or decode', () => {
  const form = fc.constantFrom(0, 1, 2, 3);
  fc.assert(
    fc.property(form, fc.uint8Array({ maxLength: 300 }), (first, rest) => {
      try {
        decodeLeaf(Uint8Array.of(first, ...rest));
      } catch (error) {
        assert.ok(malformed(error));
      }
    }),
  );
});
