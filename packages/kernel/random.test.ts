import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from './random.ts';

test('random bytes are as many as were asked for, whatever is left of what was drawn before', () => {
  const random = createRandom();
  for (const length of [0, 1, 32, 16_383, 16_384, 16_385, 40_000, 16])
    assert.equal(random(length).length, length);
});

test('no random bytes are given out twice, and who alters theirs alters nobody else’s', () => {
  const random = createRandom();
  const drawn = Array.from({ length: 2_000 }, () => random(32));
  const texts = new Set(drawn.map((bytes) => bytes.toHex()));
  assert.equal(texts.size, drawn.length);
  for (const bytes of drawn) bytes.fill(0);
  assert.notEqual(random(32).toHex(), '00'.repeat(32));
});
