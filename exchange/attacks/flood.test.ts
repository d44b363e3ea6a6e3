import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, exchanges, PUT, refusedKnown } from '../testing/attack.ts';
import { type CallOptions, exchangeWorld, type World } from '../testing/world.ts';

const MINUTE_MS = 60_000;
/** The beginning of a minute, so that all of a test lies in it. */
const MINUTE = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

const DAY_MS = 86_400_000;
/** Far from the ends of its day. */
const NOON = (Math.floor(Date.now() / DAY_MS) + 0.5) * DAY_MS;

const SALT = `:${Buffer.alloc(32, 7).toString('base64')}:`;

/** Requests of nobody known, each with the code that refuses it. */
const UNKNOWN: readonly (readonly [code: string, asked: CallOptions])[] = [
  ['signature-invalid', { alter: (headers) => headers.set('wasl-purpose', 'other') }],
  ['commitment-mismatch', { alter: (headers) => headers.set('wasl-salt', SALT) }],
  ['key-unknown', { keyId: 'model-audit/desk/none' }],
  ['path-forbidden', { sent: { target: '/exchange/a//b' } }],
  ['header-missing', { alter: (headers) => headers.delete('signature') }],
];

/** So many requests, ten at a time, of all these kinds in turn. */
async function flood(world: World, requests: number): Promise<void> {
  const kinds = Array.from({ length: requests }, (_, i) => UNKNOWN[i % UNKNOWN.length]);
  for (let i = 0; i < requests; i += 10) {
    await Promise.all(
      kinds.slice(i, i + 10).map(async (kind) => {
        assert.ok(kind !== undefined);
        assert.equal((await world.call(kind[1])).code, kind[0]);
      }),
    );
  }
}

test('a thousand unauthenticated requests of a minute are one entry for each code, and every one is counted', async (t) => {
  let now = MINUTE + 1_000;
  const world = await exchangeWorld(t, { exchange: { clock: () => now } });
  await flood(world, 1_000);
  assert.deepEqual(await world.receipts(), [], 'nothing is logged while the minute lasts');
  assert.deepEqual(world.received, []);
  now = MINUTE + 59_999;
  await world.stop();
  const entries = await world.receipts();
  assert.equal(entries.length, UNKNOWN.length);
  for (const entry of entries) {
    assert.ok(entry.kind === 'refusals');
    assert.equal(entry.minute, new Date(MINUTE).toISOString());
    assert.equal(entry.count, 1_000 / UNKNOWN.length);
  }
  assert.deepEqual(new Set((await counted(world)).keys()), new Set(UNKNOWN.map(([code]) => code)));
});

test('the next minute is counted apart, and each entry verifies and names nobody', async (t) => {
  let now = MINUTE;
  const world = await exchangeWorld(t, { exchange: { clock: () => now } });
  await flood(world, 100);
  now = MINUTE + MINUTE_MS;
  await flood(world, 50);
  await world.reopen();
  const entries = await world.receipts();
  assert.equal(entries.length, 2 * UNKNOWN.length);
  const minutes = Map.groupBy(entries, (entry) => (entry.kind === 'refusals' ? entry.minute : ''));
  assert.deepEqual(
    [...minutes.keys()].toSorted(),
    [MINUTE, MINUTE + MINUTE_MS].map((at) => new Date(at).toISOString()),
  );
  for (const entry of entries) {
    assert.equal((await world.verified(entry.id)).code, null);
    assert.doesNotMatch(JSON.stringify(entry), /model-audit|desk/);
  }
  assert.deepEqual(
    [...(await counted(world)).values()],
    UNKNOWN.map(() => 150 / UNKNOWN.length),
  );
});

test('a flood of one who is known, over quota, leaves one receipt a minute and a count', async (t) => {
  let now = MINUTE;
  const world = await exchangeWorld(t, {
    agreement: { quota: { perMinute: 2, perDay: 1_000 } },
    exchange: { clock: () => now },
  });
  const call = () => world.call({ ...PUT, created: Math.floor(now / 1_000) });
  for (const minute of [0, 1]) {
    now = MINUTE + minute * MINUTE_MS;
    for (let i = 0; i < 2; i++) assert.equal((await call()).status, 200);
    const first = await refusedKnown(world, 'quota-exceeded', call);
    assert.equal(first.agreement.id, 'model-audit/review');
    for (let i = 0; i < 20; i++) {
      const called = await call();
      assert.equal(called.code, 'quota-exceeded');
      assert.equal(called.headers['retry-after'], '60');
      assert.equal(called.headers['wasl-exchange'], undefined);
    }
  }
  assert.equal(world.received.length, 4);
  await world.stop();
  assert.equal((await exchanges(world)).length, 6);
  assert.deepEqual([...(await counted(world))], [['quota-exceeded', 40]]);
});

test('what is refused over quota takes nothing of the next minute, and other agreements go on', async (t) => {
  let now = NOON;
  const world = await exchangeWorld(t, {
    agreement: { quota: { perMinute: 1, perDay: 3 } },
    exchange: { clock: () => now },
  });
  const call = () => world.call({ created: Math.floor(now / 1_000) });
  for (const minute of [0, 1, 2]) {
    now = NOON + minute * MINUTE_MS;
    assert.equal((await call()).status, 200);
    assert.equal((await call()).code, 'quota-exceeded');
  }
  now = NOON + 3 * MINUTE_MS;
  const called = await call();
  assert.equal(called.code, 'quota-exceeded', 'the day is spent too');
  assert.ok(Number(called.headers['retry-after']) > 60);
  await world.reopen();
  assert.equal((await call()).code, 'quota-exceeded', 'and a restart does not give it back');
});

test('under a flood, who is known is answered', async (t) => {
  const world = await exchangeWorld(t);
  const flooding = flood(world, 300);
  for (let i = 0; i < 10; i++) assert.equal((await world.call(PUT)).status, 200);
  await flooding;
  assert.equal((await exchanges(world)).length, 10);
});
