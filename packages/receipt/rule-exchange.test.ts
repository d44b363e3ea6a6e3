import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeBody, parseBody } from './body.ts';
import { statementsOfBody } from './body-statements.ts';
import { failureOf, ReceiptError } from './error.ts';
import { checkExchangeRule } from './rule-exchange.ts';
import { type ExchangeBody, exchangeBody, issueExchange, unanswered } from './testing/exchange-issue.ts';
import { type AgreementName, enterAgreements } from './testing/exchange-registry.ts';
import { crypto, sha256 } from './testing/keys.ts';
import { policyOf } from './testing/policy.ts';
import { encode } from './testing/vector.ts';
import { createWorld } from './testing/world.ts';
import { verifyReceipt } from './verify.ts';

const world = await createWorld();
await enterAgreements(world);
const current = world.current.at(-1)?.map(({ signed }) => signed) ?? [];
const trust = await policyOf('no-witness', world);
const answered = await exchangeBody(world);

async function codeOf(body: ExchangeBody, among = current): Promise<string | null> {
  try {
    await checkExchangeRule(body, among, crypto);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

test('whatever of the statements shown is missing, an exchange either fails or loses but names', async () => {
  const shown = await statementsOfBody(answered, current, crypto);
  const needed = new Map([
    ['system-key', 'exchange-key-unknown'],
    ['agreement', 'exchange-agreement-mismatch'],
    ['approval', 'exchange-agreement-not-approved'],
    ['service', 'exchange-contract-mismatch'],
  ]);
  for (const missing of shown) {
    const [type = ''] = missing.statement.subject.split('/');
    const rest = shown.filter((signed) => signed !== missing);
    assert.equal(await codeOf(answered, rest), needed.get(type) ?? null, type);
  }
});

test('nothing that the signature covers can be changed without being seen', async () => {
  const { request } = answered;
  const changes: Partial<ExchangeBody>[] = [
    { purpose: 'other' },
    { agreement: { ...answered.agreement, id: 'second-directorate/suspended' } },
    { request: { ...request, method: 'POST' } },
    { request: { ...request, authority: 'other.example' } },
    { request: { ...request, commitment: request.commitment.with(31, 1) } },
    { request: { ...request, signatureInput: request.signatureInput.replace('AAAA', 'AAAB') } },
  ];
  for (const change of changes) {
    const body = { ...answered, ...change };
    encodeBody(body);
    assert.equal(await codeOf(body), 'exchange-signature-invalid', JSON.stringify(change));
  }
});

test('the window is 60 seconds on either side, to the millisecond', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -70_000, max: 70_000 }), async (age) => {
      const received = new Date(1_795_498_200_000 + age).toISOString();
      const found = await codeOf({ ...answered, received, at: received });
      assert.equal(found, Math.abs(age) > 60_000 ? 'exchange-time-mismatch' : null);
    }),
    { examples: [[-60_001], [-60_000], [60_000], [60_001]] },
  );
});

test('a refusal stands under an agreement that would not carry an answer, and nothing else does', async () => {
  const amiss: readonly AgreementName[] = [
    'not-approved',
    'one-key',
    'other-digest',
    'other-version',
    'ended',
    'not-begun',
    'suspended',
    'suspended-by-consumer',
    'of-other-system',
    'of-other-service',
    'of-other-major',
  ];
  for (const agreement of amiss) {
    const call = { agreement };
    assert.equal(await codeOf(await exchangeBody(world, call, unanswered('refused', 'x'))), null, agreement);
    for (const outcome of ['failed', 'unknown'] as const) {
      const code = await codeOf(await exchangeBody(world, call, unanswered(outcome, 'x')));
      assert.match(code ?? '', /^exchange-agreement-/, `${agreement} ${outcome}`);
    }
    assert.match((await codeOf(await exchangeBody(world, call))) ?? '', /^exchange-agreement-/, agreement);
  }
});

test('the finding names both sides, purpose and legal basis as their statements do', async () => {
  const { params } = await checkExchangeRule(answered, current, crypto);
  assert.deepEqual(params.legalBasis, {
    ar: 'اتفاقية نموذجية، المادة 4',
    fr: 'Convention modèle, article 4',
    en: 'Model convention, article 4',
  });
  assert.deepEqual(
    [params.consumer, params.provider],
    ['second-directorate/portal', 'model-directorate/fleet/1'],
  );
  const other = await exchangeBody(world, { purpose: 'other' }, unanswered('refused', 'purpose-not-agreed'));
  const refused = await checkExchangeRule(other, current, crypto);
  assert.equal(refused.params.purposeText, undefined, 'the text is of another purpose than was stated');
});

test('cryptography that only answers later verifies the same (WebCrypto)', async () => {
  const later = {
    sha256: async (data: Uint8Array) => sha256(data),
    verifyEd25519: async (...input: Parameters<typeof crypto.verifyEd25519>) =>
      crypto.verifyEd25519(...input),
  };
  const file = encode(await issueExchange(world, answered));
  const found = await verifyReceipt(file, trust, later);
  assert.ok(found.valid);
  assert.deepEqual(found, await verifyReceipt(file, trust, crypto));
  assert.deepEqual(found.body, parseBody(encodeBody(answered)));
});

test('a key that cannot be used is a malformed statement, not an unknown key', async () => {
  const shown = current.map((signed) => {
    const { subject, content } = signed.statement;
    if (subject !== 'system-key/second-directorate/portal/2026') return signed;
    const broken = content.replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    return { ...signed, statement: { ...signed.statement, content: broken } };
  });
  await assert.rejects(
    checkExchangeRule(answered, shown, crypto),
    (error) => error instanceof ReceiptError && error.code === 'statement-malformed',
  );
});
