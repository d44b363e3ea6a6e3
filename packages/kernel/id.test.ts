import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId, newId } from './id.ts';

test('an id is a UUIDv7 of its millisecond', () => {
  const now = Date.now() + 1_000;
  const id = newId(now);
  assert.ok(isId(id), id);
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now);
});

test('ids ascend within a millisecond, beyond what its counter holds, and where the clock steps back', () => {
  const now = Date.now() + 10_000;
  const ids = Array.from({ length: 10_000 }, (_, i) => newId(now - (i % 7)));
  assert.ok(ids.every(isId));
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
});

test('two ids share no more than their time and their count', () => {
  const ends = Array.from({ length: 1_000 }, () => newId().slice(19));
  assert.equal(new Set(ends).size, ends.length);
});
