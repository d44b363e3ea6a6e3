import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@wasl/kernel';
import type { SigningKey } from '@wasl/ledger';
import { formatNote, signNote } from '@wasl/log';
import { formatStatementText } from '@wasl/receipt';
import { digestOf } from '../digest.ts';
import { testContract } from '../testing/contract.ts';
import { refused } from '../testing/refusal.ts';
import * as make from '../testing/registry.ts';
import { exchangeWorld, type World } from '../testing/world.ts';

const { CONSUMER, OPERATOR } = make;
const REASON = { ar: 'سبب', fr: 'raison', en: 'reason' };

/** One statement of each type for an organisation, well formed and naming only what is there. */
async function statementsOf(
  organisation: string,
  world: World,
): Promise<readonly (readonly [string, object])[]> {
  const key = await make.testKey(world.home, `officers/one-of-${organisation}`);
  const system = await make.testKey(world.home, `${organisation}/desk/new`);
  const named = organisation === CONSUMER ? 'desk' : 'archive';
  return [
    [`organisation/${organisation}`, make.organisation(organisation, key)],
    [`key/${organisation}/officer/new`, make.officer(organisation, key)],
    [`system/${organisation}/another`, make.system(organisation, 'another', null)],
    [`system-key/${organisation}/${named}/new`, make.systemKey(organisation, named, system)],
    [`suspension/${organisation}/${CONSUMER}.review`, { agreement: `${CONSUMER}/review`, reason: REASON }],
  ];
}

test('nobody enters a statement of another organisation: not its officer, its operator, a node, a system or a stranger', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, second, auditor, deskKey, nodeKey } = world.keys;
  const stranger = await make.testKey(world.home, 'officers/stranger');
  const outsiders: Readonly<Record<string, readonly SigningKey[]>> = {
    [CONSUMER]: [operator, second, nodeKey, deskKey, stranger],
    [OPERATOR]: [auditor, nodeKey, deskKey, stranger],
  };
  for (const [organisation, keys] of Object.entries(outsiders)) {
    for (const key of keys) {
      for (const [subject, content] of await statementsOf(organisation, world)) {
        await refused(world, 'statement-unauthorised', () => world.set([key], subject, content));
      }
      const ending = await make.withdrawal(
        [key],
        `system/${organisation}/${organisation === CONSUMER ? 'desk' : 'archive'}`,
      );
      await refused(world, 'statement-unauthorised', () => world.exchange().enter(ending));
    }
    await refused(world, 'statement-unauthorised', () =>
      world.set(keys, `system/${organisation}/another`, make.system(organisation, 'another', null)),
    );
  }
});

test('its own officer enters each of them', async (t) => {
  const world = await exchangeWorld(t);
  for (const [organisation, key] of [
    [CONSUMER, world.keys.auditor],
    [OPERATOR, world.keys.second],
  ] as const) {
    for (const [subject, content] of await statementsOf(organisation, world)) {
      if (!subject.startsWith('organisation/')) await world.set([key], subject, content);
    }
  }
});

test('a consumer does not approve in the name of its provider, nor a provider propose in that of its consumer', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const proposal = await make.setting([auditor], `agreement/${CONSUMER}/more`, make.agreement());
  await world.exchange().enter(proposal);
  const approval = { agreement: `${CONSUMER}/more`, version: 1, digest: digestOf(proposal) };
  await refused(world, 'statement-unauthorised', () =>
    world.set([auditor], `approval/${OPERATOR}/${CONSUMER}.more`, approval),
  );
  await refused(world, 'agreement-other-side', () =>
    world.set([auditor], `approval/${CONSUMER}/${CONSUMER}.more`, approval),
  );
  await refused(world, 'statement-unauthorised', () =>
    world.set([operator], `agreement/${CONSUMER}/again`, make.agreement()),
  );
  assert.equal((await world.call({ agreement: `${CONSUMER}/more` })).code, 'agreement-not-approved');
});

test('a key that was withdrawn signs nothing more', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, second } = world.keys;
  const system = () =>
    world.set([second], `system/${OPERATOR}/another`, make.system(OPERATOR, 'another', null));
  await system();
  await world.exchange().enter(await make.withdrawal([operator], `key/${OPERATOR}/officer/second`));
  await refused(world, 'statement-unauthorised', system);
});

test('a signature is of the key it names, and of this text', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const draft = (id: string) => ({
    id,
    subject: `system/${OPERATOR}/another`,
    action: 'set' as const,
    time: new Date().toISOString(),
    content: JSON.stringify(make.system(OPERATOR, 'another', null)),
  });
  const text = formatStatementText(draft(newId()));
  // Signed by one key under the name of another.
  const forged = formatNote({ text, signatures: [await signNote(text, operator.verifier, auditor.sign)] });
  await refused(world, 'statement-unauthorised', () => world.exchange().enter(forged));
  const other = formatStatementText(draft(newId()));
  const moved = formatNote({ text, signatures: [await signNote(other, operator.verifier, operator.sign)] });
  await refused(world, 'statement-unauthorised', () => world.exchange().enter(moved));
});

test('a statement enters once, also after it was withdrawn and after a restart', async (t) => {
  const world = await exchangeWorld(t);
  const { auditor } = world.keys;
  const subject = `system/${CONSUMER}/another`;
  const note = await make.setting([auditor], subject, make.system(CONSUMER, 'another', null));
  await world.exchange().enter(note);
  await refused(world, 'claim-replayed', () => world.exchange().enter(note));
  await world.exchange().enter(await make.withdrawal([auditor], subject));
  await refused(world, 'claim-replayed', () => world.exchange().enter(note));
  await world.reopen();
  await refused(world, 'claim-replayed', () => world.exchange().enter(note));
});

test('founding an organisation needs the countersignature of the node operator', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, second, auditor } = world.keys;
  const founder = await make.testKey(world.home, 'officers/founder');
  const subject = 'organisation/model-archive';
  const content = make.organisation('model-archive', founder);
  // An officer of the operator is not its operator, and another member is neither.
  for (const keys of [[founder], [founder, second], [founder, auditor]]) {
    await refused(world, 'organisation-not-admitted', () => world.set(keys, subject, content));
  }
  await refused(world, 'statement-unauthorised', () => world.set([operator], subject, content));
  const text = formatStatementText({
    id: newId(),
    subject,
    action: 'set',
    time: new Date().toISOString(),
    content: JSON.stringify(content),
  });
  const signatures = [
    await signNote(text, founder.verifier, founder.sign),
    await signNote(text, operator.verifier, founder.sign),
  ];
  await refused(world, 'organisation-not-admitted', () =>
    world.exchange().enter(formatNote({ text, signatures })),
  );
  await world.set([founder, operator], subject, content);
  await world.set([founder], 'key/model-archive/officer/first', make.officer('model-archive', founder));
  await world.set([founder], subject, { ...content, name: { ar: 'ا', fr: 'b', en: 'c' } });
});

test('a contract is kept for an officer only, and under its own digest', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const contract = testContract('1.1.0');
  const hex = Buffer.from(make.service(contract).contract.slice('sha-256:'.length), 'base64').toString('hex');
  const subject = `service/${OPERATOR}/files/1`;
  const byStranger = await make.setting([auditor], subject, make.service(contract, '1.1.0'));
  await refused(world, 'statement-unauthorised', () => world.exchange().publish(byStranger, contract));
  assert.equal(await world.exchange().contract(hex), null, 'a document of a stranger was kept');
  const ofAnother = await make.setting([operator], subject, make.service(contract, '1.1.0'));
  await refused(world, 'contract-missing', () => world.exchange().publish(ofAnother, testContract('1.2.0')));
  const notAService = await make.setting(
    [operator],
    `system/${OPERATOR}/more`,
    make.system(OPERATOR, 'more', null),
  );
  await refused(world, 'contract-malformed', () => world.exchange().publish(notAService, contract));
  const broken = await make.setting([operator], subject, make.service('{}', '1.1.0'));
  await refused(world, 'contract-malformed', () => world.exchange().publish(broken, '{}'));
  await world
    .exchange()
    .publish(await make.setting([operator], subject, make.service(contract, '1.1.0')), contract);
  assert.equal(Buffer.from((await world.exchange().contract(hex)) ?? []).toString(), contract);
});
