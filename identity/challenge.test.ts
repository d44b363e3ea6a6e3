import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChallenges } from './challenge.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

test('a challenge is good for its purpose, for five minutes and once', () => {
  let now = 1_000;
  const { create, accept } = createChallenges(() => now);
  const challenge = text(create('sign-in'));
  assert.equal(accept('register x', challenge), false);
  assert.equal(accept('sign-in', challenge), true);
  assert.equal(accept('sign-in', challenge), false);
  const later = text(create('sign-in'));
  now += 5 * 60_000 + 1;
  assert.equal(accept('sign-in', later), false);
});

test('a forged challenge is refused: with one bit changed, of another process, of another length', () => {
  const { create, accept } = createChallenges(() => 0);
  const sealed = create('sign-in');
  for (const at of [0, 30, 60]) {
    const forged = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
    assert.equal(accept('sign-in', text(forged)), false);
  }
  assert.equal(accept('sign-in', text(createChallenges(() => 0).create('sign-in'))), false);
  for (const other of ['', 'a', text(sealed.subarray(1))]) assert.equal(accept('sign-in', other), false);
});
