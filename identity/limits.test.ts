import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { createLimit } from './limits.ts';

test('beyond its most attempts a key waits for the end of its window, and no other does', () => {
  let now = 0;
  const attempt = createLimit(2, 60_000, () => now);
  attempt('a');
  attempt('a');
  now = 30_500;
  assert.throws(
    () => attempt('a'),
    (error) => error instanceof Problem && error.code === 'sign-in-too-often' && error.params.seconds === 30,
  );
  attempt('b');
  now = 60_000;
  attempt('a');
});

test('a flood of keys fills no memory: the oldest are forgotten', () => {
  const attempt = createLimit(1, 60_000, () => 0);
  attempt('first');
  for (let i = 0; i < 10_000; i += 1) attempt(`key ${i}`);
  attempt('first');
  assert.throws(() => attempt('first'), Problem);
});
