import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createOriginLocks } from './origin-locks.ts';

test('work on one origin never overlaps and keeps its order; another origin does not wait', async () => {
  const locks = createOriginLocks();
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`+${name}`);
    await turn();
    events.push(`-${name}`);
    return name;
  };
  const results = Promise.all([
    locks.run('a', work('a1')),
    locks.run('a', work('a2')),
    locks.run('b', work('b1')),
    locks.run('a', work('a3')),
  ]);
  assert.deepEqual(await results, ['a1', 'a2', 'b1', 'a3']);
  assert.deepEqual(
    events.filter((event) => event.includes('a')),
    ['+a1', '-a1', '+a2', '-a2', '+a3', '-a3'],
  );
  assert.ok(events.indexOf('+b1') < events.indexOf('-a1'));
});

test('work that fails gives the lock on, and idle waits for all of it', async () => {
  const locks = createOriginLocks();
  let ended = false;
  const failing = locks.run('a', () => Promise.reject(new Error('no')));
  const next = locks.run('a', async () => {
    await turn();
    ended = true;
  });
  await assert.rejects(failing, /no/);
  await locks.idle();
  assert.equal(ended, true);
  await next;
});
