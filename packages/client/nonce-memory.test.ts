import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNonceMemory } from './nonce-memory.ts';
import { CLOCK_WINDOW_S } from './wire.ts';

const KEEP_MS = 2 * CLOCK_WINDOW_S * 1_000;

test('a nonce is new once; another key may have the same', () => {
  const nonces = createNonceMemory(() => 0);
  assert.ok(nonces.use('a', 'n'));
  assert.ok(!nonces.use('a', 'n'));
  assert.ok(nonces.use('b', 'n'));
});

test('a nonce is remembered as long as its signature could be accepted, whenever it came', () => {
  const steps = fc.array(fc.integer({ min: 0, max: KEEP_MS }), { maxLength: 12 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: KEEP_MS }), (before, later) => {
      let now = 0;
      const nonces = createNonceMemory(() => now);
      for (const [i, step] of before.entries()) {
        now += step;
        nonces.use('key', `before ${i}`);
      }
      assert.ok(nonces.use('key', 'nonce'));
      now += later;
      assert.ok(!nonces.use('key', 'nonce'));
    }),
  );
});

test('a nonce is forgotten after two generations', () => {
  let now = 0;
  const nonces = createNonceMemory(() => now);
  nonces.use('key', 'nonce');
  for (let i = 1; i <= 2; i++) {
    now += KEEP_MS;
    nonces.use('key', `other ${i}`);
  }
  assert.ok(nonces.use('key', 'nonce'));
});
