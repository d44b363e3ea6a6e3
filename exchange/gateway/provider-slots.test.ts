import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { exchangeWorld, goodProvider } from '../testing/world.ts';
import { createProviderSlots } from './provider-slots.ts';

test('a provider has so many calls under way and no more; another provider has its own', () => {
  const slots = createProviderSlots(2);
  const held = [slots.take('a/one'), slots.take('a/one')];
  assert.throws(
    () => slots.take('a/one'),
    (error) => error instanceof Problem && error.code === 'provider-busy',
  );
  slots.take('a/two');
  held[0]?.[Symbol.dispose]();
  slots.take('a/one');
  assert.throws(() => slots.take('a/one'));
});

test('a call that a hanging provider could not begin is refused at once, with a receipt, and later answered', async (t) => {
  const world = await exchangeWorld(t, { exchange: { slotsPerProvider: 1 } });
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  world.provide((request, response) => {
    asked.resolve();
    void answer.promise.then(() => goodProvider(request, response));
  });
  const first = world.call();
  await asked.promise;
  const second = await world.call();
  assert.deepEqual([second.status, second.code, second.headers['retry-after']], [503, 'provider-busy', '1']);
  assert.equal((await world.verified(second.headers['wasl-exchange'] ?? '')).code, null);
  answer.resolve();
  assert.equal((await first).status, 200);
  assert.equal((await world.call()).status, 200);
});
