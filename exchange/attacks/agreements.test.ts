import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SigningKey } from '@wasl/ledger';
import type { AgreementContent } from '@wasl/receipt';
import { digestOf } from '../digest.ts';
import { answered, FILE_TARGET, PUT, refusal, refusedKnown } from '../testing/attack.ts';
import { testContract } from '../testing/contract.ts';
import { agreement, CONSUMER, OPERATOR, service, setting, withdrawal } from '../testing/registry.ts';
import { exchangeWorld, type World } from '../testing/world.ts';

const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const HOUR_MS = 3_600_000;
const APPROVAL = `approval/${OPERATOR}/${CONSUMER}.review`;
const REASON = { ar: 'سبب', fr: 'motif', en: 'reason' };

async function propose(world: World, content: AgreementContent, name: string, keys?: readonly SigningKey[]) {
  const proposal = await setting(keys ?? [world.keys.auditor], `agreement/${CONSUMER}/${name}`, content);
  await world.exchange().enter(proposal);
  return { agreement: `${CONSUMER}/${name}`, version: content.version, digest: digestOf(proposal) };
}

function suspend(world: World, organisation: string, key: SigningKey) {
  const content = { agreement: `${CONSUMER}/review`, reason: REASON };
  return world.set([key], `suspension/${organisation}/${CONSUMER}.review`, content);
}

test('an agreement that was proposed and not approved allows nothing', async (t) => {
  const world = await exchangeWorld(t);
  await propose(world, agreement(), 'other');
  const receipt = await refusedKnown(world, 'agreement-not-approved', () =>
    world.call({ agreement: `${CONSUMER}/other` }),
  );
  assert.equal(receipt.agreement.version, 1);
});

test('who proposed an agreement cannot approve it with the same key', async (t) => {
  const world = await exchangeWorld(t);
  const { auditor, operator, second } = world.keys;
  const approval = await propose(world, agreement(), 'other', [auditor, operator]);
  const subject = `approval/${OPERATOR}/${CONSUMER}.other`;
  await assert.rejects(world.set([operator], subject, approval), refusal('approval-same-key'));
  await assert.rejects(world.set([auditor], subject, approval), refusal('statement-unauthorised'));
  const call = () => world.call({ agreement: `${CONSUMER}/other` });
  await refusedKnown(world, 'agreement-not-approved', call);
  await world.set([second], subject, approval);
  await answered(world, { agreement: `${CONSUMER}/other` });
});

test('the approval of an older version does not carry over to a newer one', async (t) => {
  const world = await exchangeWorld(t);
  const newer = agreement({
    version: 2,
    operations: ['getFile', 'getSecret'],
    fields: { getFile: ['/id'], getSecret: ['/secret'] },
  });
  const approval = await propose(world, newer, 'review');
  await refusedKnown(world, 'agreement-not-approved', () => world.call());
  const older = { ...approval, version: 1, digest: digestOf(Buffer.from('older')) };
  await assert.rejects(world.set([world.keys.operator], APPROVAL, older), refusal('approval-of-another'));
  await world.set([world.keys.operator], APPROVAL, approval);
  assert.deepEqual((await answered(world)).json(), { id: 'f1' });
});

test('either side suspends an agreement by itself, and resumes only what it suspended', async (t) => {
  const world = await exchangeWorld(t);
  const { auditor, operator } = world.keys;
  const sides = [
    [OPERATOR, operator, auditor],
    [CONSUMER, auditor, operator],
  ] as const;
  for (const [organisation, key, other] of sides) {
    await suspend(world, organisation, key);
    await refusedKnown(world, 'agreement-suspended', () => world.call());
    const resumption = `suspension/${organisation}/${CONSUMER}.review`;
    const foreign = await withdrawal([other], resumption);
    await assert.rejects(world.exchange().enter(foreign), refusal('statement-unauthorised'));
    await refusedKnown(world, 'agreement-suspended', () => world.call());
    await world.exchange().enter(await withdrawal([key], resumption));
    await answered(world);
  }
});

test('suspended by both sides, an agreement stays suspended when one resumes', async (t) => {
  const world = await exchangeWorld(t);
  const { auditor, operator } = world.keys;
  await suspend(world, OPERATOR, operator);
  await suspend(world, CONSUMER, auditor);
  await world.exchange().enter(await withdrawal([auditor], `suspension/${CONSUMER}/${CONSUMER}.review`));
  await refusedKnown(world, 'agreement-suspended', () => world.call());
});

test('an agreement allows nothing before it begins, and nothing from its end on', async (t) => {
  let now = NOW;
  const period = {
    validFrom: new Date(NOW + HOUR_MS).toISOString(),
    validUntil: new Date(NOW + 2 * HOUR_MS).toISOString(),
  };
  const world = await exchangeWorld(t, { agreement: period, exchange: { clock: () => now } });
  const call = () => world.call({ created: Math.floor(now / 1_000) });
  await refusedKnown(world, 'agreement-expired', call);
  now = NOW + HOUR_MS - 1;
  await refusedKnown(world, 'agreement-expired', call);
  now = NOW + HOUR_MS;
  assert.equal((await call()).status, 200);
  now = NOW + 2 * HOUR_MS - 1;
  assert.equal((await call()).status, 200);
  now = NOW + 2 * HOUR_MS;
  await refusedKnown(world, 'agreement-expired', call);
});

test('an agreement ends when either side withdraws its statement', async (t) => {
  const world = await exchangeWorld(t);
  const { auditor, operator } = world.keys;
  await world.exchange().enter(await withdrawal([operator], APPROVAL));
  await refusedKnown(world, 'agreement-not-approved', () => world.call());
  await world.exchange().enter(await withdrawal([auditor], `agreement/${CONSUMER}/review`));
  const receipt = await refusedKnown(world, 'agreement-unknown', () => world.call());
  assert.deepEqual(receipt.agreement, { id: `${CONSUMER}/review`, version: null, digest: null });
});

test('an agreement that nobody made, and a service that nobody offers, are refused by name', async (t) => {
  const world = await exchangeWorld(t);
  await refusedKnown(world, 'agreement-unknown', () => world.call({ agreement: `${CONSUMER}/none` }));
  const target = FILE_TARGET.replace('files/1', 'files/2');
  const receipt = await refusedKnown(world, 'service-unknown', () => world.call({ target }));
  assert.equal(receipt.provider.major, 2);
  assert.equal(receipt.contract, null);
});

test('an agreement about one service allows nothing of another of the same provider', async (t) => {
  const world = await exchangeWorld(t);
  const contract = testContract('2.0.0');
  const content = { ...service(contract, '2.0.0'), major: 2 };
  const note = await setting([world.keys.operator], `service/${OPERATOR}/files/2`, content);
  await world.exchange().publish(note, contract);
  const target = FILE_TARGET.replace('files/1', 'files/2');
  await refusedKnown(world, 'agreement-foreign', () => world.call({ target }));
});

test('only what was agreed is asked: operation, method and purpose', async (t) => {
  const world = await exchangeWorld(t);
  const secret = '/exchange/model-directorate/files/1/secret';
  await refusedKnown(world, 'operation-not-agreed', () => world.call({ target: secret }));
  await refusedKnown(world, 'operation-unknown', () => world.call({ target: `${FILE_TARGET}/nothing` }));
  await refusedKnown(world, 'operation-unknown', () => world.call({ ...PUT, method: 'POST' }));
  await refusedKnown(world, 'operation-unknown', () => world.call({ ...PUT, method: 'PATCH' }));
  await refusedKnown(world, 'purpose-not-agreed', () => world.call({ purpose: 'curiosity' }));
});

test('a withdrawn service is asked no more, whatever was agreed', async (t) => {
  const world = await exchangeWorld(t);
  await world.exchange().enter(await withdrawal([world.keys.operator], `service/${OPERATOR}/files/1`));
  await refusedKnown(world, 'service-unknown', () => world.call());
});
