import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, exchanges, refusedUnknown } from '../testing/attack.ts';
import { exchangeWorld } from '../testing/world.ts';

/** A whole second, so that the edges of the window can be met exactly. */
const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const NOW_S = NOW / 1_000;

test('a signature is good for 60 seconds before the clock of the node and 60 after, both included', async (t) => {
  const world = await exchangeWorld(t, { exchange: { clock: () => NOW } });
  for (const created of [NOW_S - 60, NOW_S, NOW_S + 60]) await answered(world, { created });
});

test('a signature outside the window is refused, by one second or by years', async (t) => {
  const world = await exchangeWorld(t, { exchange: { clock: () => NOW } });
  const refused = [
    ['a second too old', 'signature-expired', NOW_S - 61],
    ['an hour too old', 'signature-expired', NOW_S - 3_600],
    ['a second too early', 'signature-early', NOW_S + 61],
    ['years too early', 'signature-early', NOW_S + 100_000_000],
  ] as const;
  for (const [what, code, created] of refused) {
    await t.test(what, () => refusedUnknown(world, code, () => world.call({ created })));
  }
  assert.deepEqual(await exchanges(world), []);
});

test('a millisecond past the edge is past it', async (t) => {
  const world = await exchangeWorld(t, { exchange: { clock: () => NOW + 1 } });
  await refusedUnknown(world, 'signature-expired', () => world.call({ created: NOW_S - 60 }));
  await answered(world, { created: NOW_S - 59 });
});

test('a clock that steps back makes no signature good again that was used', async (t) => {
  let now = NOW;
  const world = await exchangeWorld(t, { exchange: { clock: () => now } });
  const signed = await world.sign({ created: NOW_S });
  const send = () => world.send(signed.method, signed.target, signed.headers, signed.body);
  assert.equal((await send()).status, 200);
  now = NOW + 61_000;
  await refusedUnknown(world, 'signature-expired', send);
  now = NOW - 30_000;
  await refusedUnknown(world, 'claim-replayed', send);
});
