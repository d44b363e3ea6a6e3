import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgreementContent } from '@wasl/receipt';
import { digestOf } from '../digest.ts';
import { testContract } from '../testing/contract.ts';
import { refused } from '../testing/refusal.ts';
import * as make from '../testing/registry.ts';
import { exchangeWorld, type World } from '../testing/world.ts';

const { CONSUMER, OPERATOR } = make;
const REASON = { ar: 'سبب', fr: 'raison', en: 'reason' };
const REVIEW = `agreement/${CONSUMER}/review`;
const SERVICE = `service/${OPERATOR}/files/1`;
const PERSONAL = 'AB123456';

function standing(world: World, id = `${CONSUMER}/review`): string | undefined {
  return world
    .exchange()
    .directory()
    .agreements.find((agreement) => agreement.id === id)?.standing;
}

test('a type that the exchange does not know enters by nobody', async (t) => {
  const world = await exchangeWorld(t);
  const { operator } = world.keys;
  for (const [subject, content] of [
    [`budget/${OPERATOR}/2026`, { amount: 1 }],
    [`log/${OPERATOR}/receipts`, { origin: 'node.example/log/receipts', keys: [] }],
  ] as const) {
    await refused(world, 'statement-type-unknown', () => world.set([operator], subject, content));
  }
  const note = await make.signed([operator], {
    subject: `note/${OPERATOR}`,
    action: 'note',
    content: 'said',
  });
  await refused(world, 'statement-malformed', () => world.exchange().enter(note));
});

test('no text of a statement, and no reason for a withdrawal, names a person', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  for (const language of ['ar', 'fr', 'en']) {
    const text = { ...REASON, [language]: `see ${PERSONAL}` };
    const named: readonly (readonly [string, object])[] = [
      [`organisation/${CONSUMER}`, { ...make.organisation(CONSUMER, auditor), name: text }],
      [`system/${CONSUMER}/desk`, { ...make.system(CONSUMER, 'desk', null), title: text }],
      [REVIEW, make.agreement({ version: 2, legalBasis: text })],
      [REVIEW, make.agreement({ version: 2, purpose: { code: 'review', text } })],
      [`suspension/${CONSUMER}/${CONSUMER}.review`, { agreement: `${CONSUMER}/review`, reason: text }],
    ];
    for (const [subject, content] of named) {
      await refused(world, 'statement-names-person', () => world.set([auditor], subject, content));
    }
    const service = { ...make.service(testContract()), title: text };
    await refused(world, 'statement-names-person', () => world.set([operator], SERVICE, service));
  }
  const ending = await make.signed([auditor], {
    subject: REVIEW,
    action: 'withdraw',
    content: `see ${PERSONAL}`,
  });
  await refused(world, 'statement-personal', () => world.exchange().enter(ending));
});

test('a statement names only what is there', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const key = await make.testKey(world.home, `${CONSUMER}/nothing/first`);
  const digest = digestOf(new Uint8Array());
  const dangling: readonly (readonly ['operator' | 'auditor', string, object])[] = [
    ['auditor', `system-key/${CONSUMER}/nothing/first`, make.systemKey(CONSUMER, 'nothing', key)],
    ['operator', SERVICE, { ...make.service(testContract()), system: 'nothing' }],
    [
      'auditor',
      `agreement/${CONSUMER}/a`,
      make.agreement({ consumer: { organisation: CONSUMER, system: 'nothing' } }),
    ],
    [
      'auditor',
      `agreement/${CONSUMER}/a`,
      make.agreement({ provider: { organisation: OPERATOR, service: 'files', major: 2 } }),
    ],
    [
      'auditor',
      `agreement/${CONSUMER}/a`,
      make.agreement({ provider: { organisation: 'nobody', service: 'files', major: 1 } }),
    ],
    ['operator', `approval/${OPERATOR}/${CONSUMER}.a`, { agreement: `${CONSUMER}/a`, version: 1, digest }],
    ['operator', `suspension/${OPERATOR}/${CONSUMER}.a`, { agreement: `${CONSUMER}/a`, reason: REASON }],
  ];
  for (const [who, subject, content] of dangling) {
    await refused(world, 'statement-names-unknown', () =>
      world.set([who === 'operator' ? operator : auditor], subject, content),
    );
  }
});

test('only the operator of the node has keys that run it', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const key = (organisation: string, role: string, name: typeof operator) => ({
    ...make.officer(organisation, name),
    role,
  });
  for (const role of ['operator', 'node', 'witness']) {
    const extra = await make.testKey(world.home, `officers/extra-${role}`);
    await refused(world, 'key-role-not-open', () =>
      world.set([auditor], `key/${CONSUMER}/${role}`, key(CONSUMER, role, extra)),
    );
  }
  await world.set([operator], `key/${OPERATOR}/node`, key(OPERATOR, 'node', world.keys.nodeKey));
});

test('one key stands under one subject, whoever registers it', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor, deskKey } = world.keys;
  for (const key of [operator, deskKey]) {
    await refused(world, 'key-registered', () =>
      world.set([auditor], `key/${CONSUMER}/officer/more`, make.officer(CONSUMER, key)),
    );
  }
  await refused(world, 'key-registered', () =>
    world.set([auditor], `system-key/${CONSUMER}/desk/second`, make.systemKey(CONSUMER, 'desk', deskKey)),
  );
});

test('a label names one key for ever; what changes is its period, which does not run backwards', async (t) => {
  const world = await exchangeWorld(t);
  const { auditor, deskKey } = world.keys;
  const subject = `system-key/${CONSUMER}/desk/first`;
  const other = await make.testKey(world.home, `${CONSUMER}/desk/other`);
  await refused(world, 'system-key-label-taken', () =>
    world.set([auditor], subject, make.systemKey(CONSUMER, 'desk', other)),
  );
  const from = '2026-06-01T00:00:00.000Z';
  const period = (validUntil: string | null) =>
    make.systemKey(CONSUMER, 'desk', deskKey, { validFrom: from, validUntil });
  await refused(world, 'period-reversed', () =>
    world.set([auditor], subject, period('2026-05-31T23:59:59.999Z')),
  );
  await world.set([auditor], subject, period(from));
  await world.set([auditor], subject, period(null));
});

test('a service keeps its contract, or a later one that breaks nothing', async (t) => {
  const world = await exchangeWorld(t);
  const { operator } = world.keys;
  const publish = async (contract: string, version: string) =>
    world
      .exchange()
      .publish(await make.setting([operator], SERVICE, make.service(contract, version)), contract);
  await refused(world, 'contract-missing', () =>
    world.set([operator], SERVICE, make.service(testContract('1.5.0'), '1.5.0')),
  );
  await refused(world, 'contract-version-mismatch', () => publish(testContract('1.1.0'), '1.2.0'));
  const renamed = (version: string) => testContract(version).replace('"Files"', '"The files"');
  await refused(world, 'contract-version-not-later', () => publish(renamed('1.0.0'), '1.0.0'));
  await publish(testContract('1.0.0'), '1.0.0');
  await publish(testContract('1.10.0'), '1.10.0');
  for (const version of ['1.0.1', '1.9.0', '1.9.99', '1.10.0']) {
    await refused(world, 'contract-version-not-later', () => publish(renamed(version), version));
  }
  const breaking = testContract('1.11.0').replace('"dropFile"', '"removeFile"');
  await refused(world, 'contract-breaking', () => publish(breaking, '1.11.0'));
  assert.equal((await world.call()).status, 200);
});

test('an agreement asks for operations and fields that are there, for a period to come, one version after another', async (t) => {
  const world = await exchangeWorld(t);
  const { auditor } = world.keys;
  const one = (more: Partial<AgreementContent>) => () =>
    world.set([auditor], REVIEW, make.agreement({ version: 2, ...more }));
  const only = (operation: string, fields: readonly string[]) => ({
    operations: [operation],
    fields: { [operation]: fields },
  });
  await refused(world, 'agreement-operation-unknown', one(only('getNothing', [])));
  await refused(world, 'agreement-operation-unknown', one(only('constructor', [])));
  for (const field of ['/nothing', '/pages/0', '/pages/*/nothing', '/holder/office/more', '']) {
    await refused(world, 'agreement-field-unknown', one(only('getFile', ['/id', field])));
  }
  await refused(world, 'agreement-field-unknown', one(only('getScan', ['/id'])));
  await refused(world, 'agreement-past', one({ validUntil: '2026-01-02T00:00:00.000Z' }));
  for (const version of [1, 3]) await refused(world, 'agreement-version-wrong', one({ version }));
  await one({})();
  assert.equal(standing(world), 'not-approved', 'what was approved is another version');
});

test('an approval is of the current version, by its digest', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const subject = `approval/${OPERATOR}/${CONSUMER}.review`;
  const first = await make.setting([auditor], REVIEW, make.agreement({ version: 2 }));
  const second = await make.setting([auditor], REVIEW, make.agreement({ version: 3 }));
  const approval = (version: number, note: Uint8Array) => ({
    agreement: `${CONSUMER}/review`,
    version,
    digest: digestOf(note),
  });
  await world.exchange().enter(first);
  await refused(world, 'approval-of-another', () => world.set([operator], subject, approval(1, first)));
  await refused(world, 'approval-of-another', () => world.set([operator], subject, approval(2, second)));
  await world.exchange().enter(second);
  await refused(world, 'approval-of-another', () => world.set([operator], subject, approval(2, first)));
  assert.equal(standing(world), 'not-approved');
  await world.set([operator], subject, approval(3, second));
  assert.equal(standing(world), 'in-force');
});

test('two approvals are two keys, also within one organisation', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, second } = world.keys;
  await world.set([operator], `system/${OPERATOR}/portal`, make.system(OPERATOR, 'portal', null));
  const content = make.agreement({ consumer: { organisation: OPERATOR, system: 'portal' } });
  const proposal = await make.setting([operator], `agreement/${OPERATOR}/own`, content);
  await world.exchange().enter(proposal);
  const subject = `approval/${OPERATOR}/${OPERATOR}.own`;
  const approval = { agreement: `${OPERATOR}/own`, version: 1, digest: digestOf(proposal) };
  await refused(world, 'approval-same-key', () => world.set([operator], subject, approval));
  await refused(world, 'approval-same-key', () => world.set([operator, second], subject, approval));
  assert.equal(standing(world, `${OPERATOR}/own`), 'not-approved');
  await world.set([second], subject, approval);
  assert.equal(standing(world, `${OPERATOR}/own`), 'in-force');
});

test('either side suspends and resumes, and nobody else does', async (t) => {
  const world = await exchangeWorld(t);
  const { operator, auditor } = world.keys;
  const third = await make.testKey(world.home, 'officers/third');
  await world.set([third, operator], 'organisation/model-archive', make.organisation('model-archive', third));
  await world.set([third], 'key/model-archive/officer/first', make.officer('model-archive', third));
  const content = { agreement: `${CONSUMER}/review`, reason: REASON };
  await refused(world, 'agreement-other-side', () =>
    world.set([third], `suspension/model-archive/${CONSUMER}.review`, content),
  );
  for (const [organisation, key] of [
    [CONSUMER, auditor],
    [OPERATOR, operator],
  ] as const) {
    const subject = `suspension/${organisation}/${CONSUMER}.review`;
    await world.set([key], subject, content);
    assert.equal(standing(world), 'suspended');
    assert.equal((await world.call()).code, 'agreement-suspended');
    await world.exchange().enter(await make.withdrawal([key], subject));
    assert.equal((await world.call()).status, 200);
  }
});

test('what is withdrawn counts no more: agreement, approval, service, system, key', async (t) => {
  for (const [who, subject, code] of [
    ['auditor', REVIEW, 'agreement-unknown'],
    ['operator', `approval/${OPERATOR}/${CONSUMER}.review`, 'agreement-not-approved'],
    ['operator', SERVICE, 'service-unknown'],
    ['operator', `system/${OPERATOR}/archive`, 'service-unknown'],
    ['auditor', `system-key/${CONSUMER}/desk/first`, 'key-unknown'],
    ['auditor', `system/${CONSUMER}/desk`, 'key-unknown'],
  ] as const) {
    const world = await exchangeWorld(t);
    await world.exchange().enter(await make.withdrawal([world.keys[who]], subject));
    assert.equal((await world.call()).code, code, subject);
    assert.deepEqual(world.received, []);
    const again = await make.withdrawal([world.keys[who]], subject);
    await refused(world, 'statement-malformed', () => world.exchange().enter(again));
  }
});
