import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import fc from 'fast-check';
import type { Agreement } from '../directory/model.ts';
import { createQuotas } from '../gateway/quota.ts';
import { answered, counted, exchanges } from '../testing/attack.ts';
import { receiptOf } from '../testing/evidence.ts';
import { agreement } from '../testing/registry.ts';
import { answerOf, stubGateway } from '../testing/stub-gateway.ts';
import { exchangeWorld } from '../testing/world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PLENTY = 1_000_000;
/** The start of a day, so that a test does not come upon a new minute by chance. */
const DAWN = Date.parse('2026-11-24T00:00:00.000Z');
const FILE = JSON.stringify({ id: 'f1', title: 'A file', pages: [], holder: { office: 'records' } });
const forward = async () => answerOf(200, { 'content-type': 'application/json' }, FILE);

function refusedFor(use: () => void): number | null {
  try {
    use();
    return null;
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'quota-exceeded');
    return Number(error.params.retryAfter);
  }
}

test('property: an agreement is used as often as agreed in each minute and day, and is told when to come back', async (t) => {
  const { directory } = await stubGateway(t);
  const [base] = directory.agreements.values();
  assert.ok(base !== undefined);
  const quota = fc.record({
    perMinute: fc.integer({ min: 1, max: 4 }),
    perDay: fc.integer({ min: 1, max: 12 }),
  });
  const pauses = fc.array(fc.oneof(fc.nat(20_000), fc.nat(3 * MINUTE_MS), fc.nat(DAY_MS)), { maxLength: 60 });
  fc.assert(
    fc.property(quota, pauses, (agreed, steps) => {
      let now = DAWN;
      const quotas = createQuotas(() => now, new Map());
      const one: Agreement = { ...base, quota: agreed };
      const other: Agreement = {
        ...base,
        id: 'model-audit/other',
        quota: { perMinute: PLENTY, perDay: PLENTY },
      };
      const used: number[] = [];
      for (const pause of steps) {
        now += pause;
        const within = (period: number) =>
          used.filter((at) => Math.floor(at / period) === Math.floor(now / period)).length;
        const left = (period: number) => Math.ceil((period - (now % period)) / 1_000);
        const dayIsFull = within(DAY_MS) >= agreed.perDay;
        const expected = dayIsFull
          ? left(DAY_MS)
          : within(MINUTE_MS) >= agreed.perMinute
            ? left(MINUTE_MS)
            : null;
        assert.equal(
          refusedFor(() => quotas.use(one)),
          expected,
        );
        assert.equal(
          refusedFor(() => quotas.use(other)),
          null,
          'another agreement is not concerned',
        );
        if (expected === null) used.push(now);
        assert.equal(quotas.today().used.get(one.id) ?? 0, within(DAY_MS));
      }
    }),
    { numRuns: 300 },
  );
});

test('the first refusal of a minute leaves a receipt and the others a count; the next minute begins anew', async (t) => {
  let now = DAWN;
  const stub = await stubGateway(t, {
    agreement: { quota: { perMinute: 3, perDay: PLENTY } },
    forward,
    clock: () => now,
  });
  for (const minute of [0, 1]) {
    now = DAWN + minute * MINUTE_MS + 15_000;
    const codes: (string | null)[] = [];
    for (let i = 0; i < 7; i++) codes.push((await stub.call()).code);
    assert.deepEqual(codes, [null, null, null, ...Array.from({ length: 4 }, () => 'quota-exceeded')]);
    assert.equal(stub.settled.length, 4 * (minute + 1));
    assert.equal(stub.settled.at(-1)?.outcome, 'refused');
    assert.equal(stub.settled.at(-1)?.code, 'quota-exceeded');
    assert.deepEqual(
      stub.counted,
      Array.from({ length: 3 * (minute + 1) }, () => 'quota-exceeded'),
    );
  }
  assert.equal(stub.asked.length, 6, 'no provider is asked over the quota');
  const over = await stub.call();
  assert.equal(over.status, 429);
  assert.equal(over.headers['retry-after'], '45');
  assert.equal(over.headers['wasl-exchange'], undefined);
});

test('what is refused before the quota is not counted against it', async (t) => {
  const stub = await stubGateway(t, {
    agreement: { quota: { perMinute: 1, perDay: 1 } },
    forward,
    clock: () => DAWN,
  });
  for (const asked of [
    { purpose: 'other' },
    { agreement: 'model-audit/none' },
    { target: '/exchange/model-directorate/files/1/secret' },
  ]) {
    assert.equal((await stub.call(asked)).code === 'quota-exceeded', false);
  }
  assert.equal((await stub.call()).code, null);
  assert.equal((await stub.call()).code, 'quota-exceeded');
});

test('the quota of a day holds over a restart, for its own agreement, until the day is over', async (t) => {
  let now = Date.now();
  const clock = () => now;
  const quota = { perMinute: PLENTY, perDay: 3 };
  const world = await exchangeWorld(t, { agreement: { quota }, exchange: { clock } });
  await world.agree(agreement({ quota }), 'second');
  const at = () => ({ created: Math.floor(now / 1_000) });
  await answered(world, at());
  await answered(world, at());
  await world.reopen();
  await answered(world, at());
  const first = await world.call(at());
  assert.equal(first.status, 429);
  assert.equal(first.code, 'quota-exceeded');
  assert.equal((await receiptOf(world, first)).outcome, 'refused');
  await answered(world, { ...at(), agreement: 'model-audit/second' });
  await world.reopen();
  for (let i = 0; i < 5; i++) assert.equal((await world.call(at())).code, 'quota-exceeded');
  now += DAY_MS;
  await answered(world, at());
  await world.reopen();
  await answered(world, at());
});

test('receipts and counts together are the calls of a known caller, under quota and over it', async (t) => {
  const now = DAWN + 365 * DAY_MS;
  const clock = () => now;
  const world = await exchangeWorld(t, {
    agreement: { quota: { perMinute: 20, perDay: PLENTY } },
    exchange: { clock },
  });
  const calls = await Promise.all(Array.from({ length: 60 }, () => world.call({ created: now / 1_000 })));
  assert.equal(calls.filter(({ status }) => status === 200).length, 20);
  for (const called of calls)
    if (called.headers['wasl-exchange'] !== undefined) await receiptOf(world, called);
  await world.reopen();
  const rows = await exchanges(world);
  assert.equal(rows.length, 21);
  assert.deepEqual(await counted(world), new Map([['quota-exceeded', 39]]));
});
