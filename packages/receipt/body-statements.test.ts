import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementsOfBody } from './body-statements.ts';
import { encodeReceipt } from './file.ts';
import { type Call, exchangeBody, issueExchange, unanswered } from './testing/exchange-issue.ts';
import { enterAgreements } from './testing/exchange-registry.ts';
import { crypto, sha256 } from './testing/keys.ts';
import { refusalsBody } from './testing/refusals-vectors.ts';
import { bodyOf, createWorld, noteStatement, OPERATOR, signStatement } from './testing/world.ts';

const world = await createWorld();
await enterAgreements(world);
const current = world.current.at(-1)?.map(({ signed }) => signed) ?? [];
const refused = unanswered('refused', 'agreement-unknown');

async function subjectsOf(call: Call, change = {}): Promise<string[]> {
  const statements = await statementsOfBody(await exchangeBody(world, call, change), current, crypto);
  return statements.map(({ statement }) => statement.subject);
}

const ALWAYS = [
  'organisation/model-directorate',
  'organisation/second-directorate',
  'service/model-directorate/fleet/1',
  'system-key/second-directorate/portal/2026',
  'system/model-directorate/garage',
  'system/second-directorate/portal',
];

test('an exchange leans on both sides, its key, service, agreement and approval', async () => {
  assert.deepEqual(await subjectsOf({}), [
    'agreement/second-directorate/review',
    'approval/model-directorate/second-directorate.review',
    ...ALWAYS,
  ]);
});

test('a suspension by either side is shown', async () => {
  for (const [agreement, side] of [
    ['suspended', 'model-directorate'],
    ['suspended-by-consumer', 'second-directorate'],
  ] as const) {
    const subjects = await subjectsOf({ agreement });
    assert.ok(subjects.includes(`suspension/${side}/second-directorate.${agreement}`), subjects.join());
  }
});

test('of what is not current nothing is shown', async () => {
  assert.deepEqual(await subjectsOf({ agreement: 'unheard-of' }, refused), ALWAYS);
  const nowhere = { ...refused, operation: null, contract: null };
  assert.deepEqual(
    await subjectsOf({ agreement: 'unheard-of', service: 'garage' }, nowhere),
    ALWAYS.filter((subject) => !/garage|fleet/.test(subject)),
  );
});

test('counted refusals lean on no statement', async () => {
  assert.deepEqual(await statementsOfBody(refusalsBody(world), current, crypto), []);
});

test('a statement leans on its organisation and the keys that signed it', async () => {
  const signed = await signStatement(noteStatement(1), OPERATOR);
  const statements = await statementsOfBody(bodyOf(world, signed, current.length), current, crypto);
  assert.deepEqual(
    statements.map(({ statement }) => statement.subject),
    ['key/model-directorate/operator', 'organisation/model-directorate'],
  );
});

test('the file of an exchange keeps within 1 MiB where all that it holds is as large as it may be', async () => {
  const receipt = await issueExchange(world, await exchangeBody(world));
  const hashes = Array.from({ length: 63 }, () => new Uint8Array(32));
  const wanted = await subjectsOf({ agreement: 'suspended' });
  const statements = [...wanted, 'and the second suspension'].map((_, index) => ({
    bytes: new Uint8Array(24_000),
    index,
    proof: hashes,
  }));
  const large = {
    ...receipt,
    body: new Uint8Array(60_000),
    leaf: new Uint8Array(33 + 32 * 256),
    proof: { ...receipt.proof, proof: hashes },
    head: { ...receipt.head, entry: new Uint8Array(65_535), consistency: hashes },
    statements,
  };
  assert.equal(statements.length, 10);
  assert.ok(encodeReceipt(large, sha256).length < 600_000);
});
