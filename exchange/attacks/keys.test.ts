import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SigningKey } from '@wasl/ledger';
import { answered, exchanges, refusal, refusedKnown, refusedUnknown } from '../testing/attack.ts';
import { CONSUMER, OPERATOR, system, systemKey, testKey, withdrawal } from '../testing/registry.ts';
import { exchangeWorld, type World } from '../testing/world.ts';

const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const NOW_S = NOW / 1_000;
const STARTED = '2026-01-01T00:00:00.000Z';

/** A moment so many seconds from now, as the registry writes it. */
function moment(seconds: number): string {
  return new Date(NOW + seconds * 1_000).toISOString();
}

function setKey(world: World, label: string, key: SigningKey, validFrom: string, validUntil: string | null) {
  const content = systemKey(CONSUMER, 'desk', key, { validFrom, validUntil });
  return world.set([world.keys.auditor], `system-key/${CONSUMER}/desk/${label}`, content);
}

test('a key that the registry does not know, or knows no longer, signs nothing', async (t) => {
  const world = await exchangeWorld(t);
  const stranger = await testKey(world.home, `${CONSUMER}/desk/stranger`);
  await refusedUnknown(world, 'key-unknown', () => world.call({ key: stranger }));
  await answered(world);
  await world.exchange().enter(await withdrawal([world.keys.auditor], `system-key/${CONSUMER}/desk/first`));
  await refusedUnknown(world, 'key-unknown', () => world.call());
});

test('the keyid of another key, and the key of another keyid, are refused', async (t) => {
  const world = await exchangeWorld(t);
  const second = await testKey(world.home, `${CONSUMER}/desk/second`);
  await setKey(world, 'second', second, STARTED, null);
  await refusedUnknown(world, 'signature-invalid', () =>
    world.call({ key: second, keyId: `${CONSUMER}/desk/first` }),
  );
  await refusedUnknown(world, 'signature-invalid', () =>
    world.call({ key: world.keys.deskKey, keyId: `${CONSUMER}/desk/second` }),
  );
  await answered(world, { key: second });
});

test('keys of officers and of the node sign no exchange', async (t) => {
  const world = await exchangeWorld(t);
  for (const key of [world.keys.auditor, world.keys.operator, world.keys.nodeKey]) {
    await refusedUnknown(world, 'key-unknown', () => world.call({ key }));
  }
});

test('a key revoked from a moment signs nothing from that moment on, and what it signed before counts', async (t) => {
  const world = await exchangeWorld(t, { exchange: { clock: () => NOW } });
  await setKey(world, 'first', world.keys.deskKey, STARTED, moment(-10));
  await answered(world, { created: NOW_S - 11 });
  for (const created of [NOW_S - 10, NOW_S - 9, NOW_S, NOW_S + 30]) {
    await refusedUnknown(world, 'key-revoked', () => world.call({ created }));
  }
});

test('a revoked key signs nothing more by dating it back', async (t) => {
  let now = NOW;
  const world = await exchangeWorld(t, { exchange: { clock: () => now } });
  await setKey(world, 'first', world.keys.deskKey, STARTED, moment(-10));
  now = NOW + 51_000;
  await refusedUnknown(world, 'signature-expired', () => world.call({ created: NOW_S - 11 }));
});

test('a key signs nothing before it is valid', async (t) => {
  const world = await exchangeWorld(t, { exchange: { clock: () => NOW } });
  const second = await testKey(world.home, `${CONSUMER}/desk/second`);
  await setKey(world, 'second', second, moment(20), null);
  await refusedUnknown(world, 'key-revoked', () => world.call({ key: second, created: NOW_S + 19 }));
  await answered(world, { key: second, created: NOW_S + 20 });
});

test('in a rotation both keys count while they overlap, and one before and after', async (t) => {
  const world = await exchangeWorld(t, { exchange: { clock: () => NOW } });
  const { deskKey } = world.keys;
  const second = await testKey(world.home, `${CONSUMER}/desk/second`);
  await setKey(world, 'first', deskKey, STARTED, moment(20));
  await setKey(world, 'second', second, moment(-20), null);
  await answered(world, { key: deskKey, created: NOW_S - 21 });
  await refusedUnknown(world, 'key-revoked', () => world.call({ key: second, created: NOW_S - 21 }));
  await answered(world, { key: deskKey, created: NOW_S });
  await answered(world, { key: second, created: NOW_S });
  await refusedUnknown(world, 'key-revoked', () => world.call({ key: deskKey, created: NOW_S + 20 }));
  await answered(world, { key: second, created: NOW_S + 20 });
});

test('a label names one key for ever: nobody puts another under it', async (t) => {
  const world = await exchangeWorld(t);
  const other = await testKey(world.home, `${CONSUMER}/desk/other`);
  await assert.rejects(setKey(world, 'first', other, STARTED, null), refusal('system-key-label-taken'));
  await answered(world);
});

test('a key of another organisation cannot be registered, nor one that stands under another subject', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor, deskKey } = world.keys;
  const key = await testKey(world.home, `${CONSUMER}/desk/planted`);
  const planted = world.set(
    [operator],
    `system-key/${CONSUMER}/desk/planted`,
    systemKey(CONSUMER, 'desk', key),
  );
  await assert.rejects(planted, refusal('statement-unauthorised'));
  await world.set([auditor], `system/${CONSUMER}/clerk`, system(CONSUMER, 'clerk', null));
  const shared = systemKey(CONSUMER, 'clerk', deskKey);
  await assert.rejects(world.set([auditor], `system-key/${CONSUMER}/clerk/first`, shared));
});

test("another system cannot use this one's agreement, be it of the same organisation or of the provider's", async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const clerk = await testKey(world.home, `${CONSUMER}/clerk/first`);
  const archive = await testKey(world.home, `${OPERATOR}/archive/first`);
  await world.set([auditor], `system/${CONSUMER}/clerk`, system(CONSUMER, 'clerk', null));
  await world.set([auditor], `system-key/${CONSUMER}/clerk/first`, systemKey(CONSUMER, 'clerk', clerk));
  await world.set(
    [operator],
    `system-key/${OPERATOR}/archive/first`,
    systemKey(OPERATOR, 'archive', archive),
  );
  for (const key of [clerk, archive]) {
    const receipt = await refusedKnown(world, 'agreement-foreign', () => world.call({ key }));
    assert.equal(receipt.agreement.id, 'model-audit/review');
    assert.equal(receipt.agreement.version, 1);
  }
});

test('a system that was withdrawn calls no more, whatever its keys and agreements', async (t) => {
  const world = await exchangeWorld(t);
  await answered(world);
  await world.exchange().enter(await withdrawal([world.keys.auditor], `system/${CONSUMER}/desk`));
  await refusedUnknown(world, 'key-unknown', () => world.call());
  assert.equal((await exchanges(world)).length, 1);
});
