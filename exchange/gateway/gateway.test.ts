import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeWorld } from '../testing/world.ts';

test('an agreed call is answered with the agreed fields alone, and its receipt verifies', async (t) => {
  const world = await exchangeWorld(t);
  const called = await world.call();
  assert.equal(called.status, 200, JSON.stringify(called.json()));
  assert.deepEqual(called.json(), {
    id: 'f1',
    title: 'A file',
    pages: [{ number: 1 }, { number: 2 }],
    holder: { office: 'records' },
  });
  const id = called.headers['wasl-exchange'] ?? '';
  assert.equal(called.headers['wasl-receipt'], `/api/receipts/${id}`);
  const verification = await world.verified(id);
  assert.equal(verification.code, null);
  assert.equal(verification.body?.kind, 'exchange');
  assert.deepEqual(world.observed, ['answered']);
});
