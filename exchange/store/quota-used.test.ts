import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEDGER_MODULE } from '@wasl/ledger';
import { testStore } from '@wasl/store/testing';
import { EXCHANGE_MODULE } from '../exchange.ts';
import { readQuotaUsed, writeQuotaUsed } from './quota-used.ts';

test('what was used on a day is kept by agreement, the latest count, and a new day begins at nothing', async (t) => {
  const store = await testStore([LEDGER_MODULE, EXCHANGE_MODULE]);
  t.after(() => store.close());
  const pool = store.pool(EXCHANGE_MODULE.name);
  assert.deepEqual(await readQuotaUsed(pool, 100), new Map());
  await writeQuotaUsed(pool, { day: 100, used: new Map() });
  await writeQuotaUsed(pool, {
    day: 100,
    used: new Map([
      ['model-audit/one', 1],
      ['model-audit/two', 2 ** 40],
    ]),
  });
  await writeQuotaUsed(pool, { day: 100, used: new Map([['model-audit/one', 5]]) });
  assert.deepEqual(
    await readQuotaUsed(pool, 100),
    new Map([
      ['model-audit/two', 2 ** 40],
      ['model-audit/one', 5],
    ]),
  );
  assert.deepEqual(await readQuotaUsed(pool, 101), new Map());
  await writeQuotaUsed(pool, { day: 101, used: new Map([['model-audit/one', 1]]) });
  assert.deepEqual(await readQuotaUsed(pool, 101), new Map([['model-audit/one', 1]]));
  assert.deepEqual(await readQuotaUsed(pool, 100), new Map([['model-audit/two', 2 ** 40]]));
});
