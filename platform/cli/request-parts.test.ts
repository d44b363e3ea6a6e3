import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { readQuery } from './request-parts.ts';
import { readTime, thisSecond } from './time.ts';

const refusal = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

test('parameters keep their order and their signs of equality; a name may stand twice', () => {
  assert.deepEqual(readQuery(['a=1', 'b=', 'a=x=y']), { a: ['1', 'x=y'], b: [''] });
  for (const text of ['a', '=a', '']) assert.throws(() => readQuery([text]), refusal('parameter-malformed'));
});

test('a time is a day or RFC 3339 in UTC, in the one spelling of the registry', () => {
  assert.equal(readTime('2026-12-31'), '2026-12-31T00:00:00.000Z');
  assert.equal(readTime('2026-12-31T10:00:00Z'), '2026-12-31T10:00:00.000Z');
  assert.equal(readTime('2026-12-31T10:00:00.250Z'), '2026-12-31T10:00:00.250Z');
  for (const text of ['2026-02-30', '2026-12-31T10:00', '2026-12-31T10:00:00+01:00', 'now', '']) {
    assert.throws(() => readTime(text), refusal('time-unreadable'), text);
  }
  assert.match(thisSecond(), /:[0-9]{2}\.000Z$/);
});
