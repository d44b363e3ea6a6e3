import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '@wasl/kernel';
import { formatVerifierKey, keyIdOf } from '@wasl/log';
import {
  type Body,
  decodeReceipt,
  digestOf,
  encodeBody,
  parseStatement,
  writeSignatureInput,
} from '@wasl/receipt';
import { generateSeed, publicKeyOf, sha256, signerOf } from './crypto.ts';
import type { Ledger } from './ledger.ts';
import { assertSound, NODE, testNode, verified } from './testing/node.ts';
import { found, newOfficer, type Officer, ORGANISATION, setting, withdrawal } from './testing/officer.ts';

const CONSUMER = 'model-audit';
const AGREEMENT = `${CONSUMER}/programme-review`;
const CONTRACT = await digestOf(new Uint8Array(3), sha256);
const FROM = '2026-01-01T00:00:00.000Z';
const inAll = (text: string) => ({ ar: text, fr: text, en: text });

async function callerKey() {
  const seed = generateSeed();
  const name = `${CONSUMER}/desk/2026`;
  const publicKey = publicKeyOf(seed);
  const keyId = await keyIdOf(name, 'ed25519', publicKey, sha256);
  return { vkey: formatVerifierKey({ name, keyId, type: 'ed25519', publicKey }), sign: signerOf(seed) };
}

/** Enters all that an exchange leans on; gives the bytes of the agreement's statement. */
async function enterAgreement(ledger: Ledger, provider: Officer, consumer: Officer, key: string) {
  const enter = async (officer: Officer, subject: string, value: object) => {
    const bytes = await setting(officer, subject, value);
    await ledger.registry.enter(bytes);
    return bytes;
  };
  const system = { organisation: CONSUMER, system: 'desk' };
  await enter(consumer, `system/${CONSUMER}/desk`, { ...system, title: inAll('Desk'), address: null });
  await enter(consumer, `system-key/${CONSUMER}/desk/2026`, {
    ...system,
    key,
    validFrom: FROM,
    validUntil: null,
  });
  await enter(provider, `service/${ORGANISATION}/programme/1`, {
    organisation: ORGANISATION,
    service: 'programme',
    major: 1,
    version: '1.0.0',
    system: 'programme',
    title: inAll('Programme'),
    contract: CONTRACT,
  });
  const agreement = await enter(consumer, `agreement/${AGREEMENT}`, {
    version: 1,
    consumer: system,
    provider: { organisation: ORGANISATION, service: 'programme', major: 1 },
    operations: ['getProgramme'],
    purpose: { code: 'programme-review', text: inAll('Review') },
    legalBasis: inAll('Article 1'),
    fields: { getProgramme: ['/title'] },
    validFrom: FROM,
    validUntil: '2126-01-01T00:00:00.000Z',
    quota: { perMinute: 1, perDay: 1 },
  });
  await enter(provider, `approval/${ORGANISATION}/${CONSUMER}.programme-review`, {
    agreement: AGREEMENT,
    version: 1,
    digest: await digestOf(agreement, sha256),
  });
  return agreement;
}

function exchangeBody(ledger: Ledger, digest: string, sign: (base: Uint8Array) => Uint8Array): Body {
  const { origin, head } = ledger.registry.view();
  const received = Date.now();
  const commitment = new Uint8Array(randomBytes(32));
  const { input, base } = writeSignatureInput(
    [
      ['@method', 'GET'],
      ['@authority', NODE],
      ['wasl-agreement', AGREEMENT],
      ['wasl-purpose', 'programme-review'],
      ['wasl-commitment', `:${commitment.toBase64()}:`],
    ],
    {
      created: Math.floor(received / 1_000),
      nonce: randomBytes(16).toString('base64url'),
      keyId: `${CONSUMER}/desk/2026`,
      tag: 'wasl/exchange/v1',
    },
  );
  return {
    kind: 'exchange',
    id: newId(),
    node: NODE,
    registry: { origin, ...head },
    at: new Date(received).toISOString(),
    consumer: { organisation: CONSUMER, system: 'desk', key: '2026' },
    provider: { organisation: ORGANISATION, service: 'programme', major: 1 },
    operation: 'getProgramme',
    contract: CONTRACT,
    agreement: { id: AGREEMENT, version: 1, digest },
    purpose: 'programme-review',
    lawfulness: 'not-yet-checked',
    outcome: 'answered',
    code: null,
    fields: ['/title'],
    request: { method: 'GET', authority: NODE, commitment, signatureInput: input, signature: sign(base) },
    response: { status: 200, commitment: new Uint8Array(32) },
    received: new Date(received).toISOString(),
  };
}

test('the file of an exchange verifies by itself, and still does when all it leaned on was withdrawn', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const [provider, consumer] = await Promise.all([newOfficer(), newOfficer('audit.example/officers/one')]);
  await found(ledger, provider);
  await found(ledger, consumer, CONSUMER);
  const key = await callerKey();
  const agreement = await enterAgreement(ledger, provider, consumer, key.vkey);
  const body = exchangeBody(ledger, await digestOf(agreement, sha256), key.sign);
  await ledger.settle({ id: body.id, body: encodeBody(body), tags: [] });
  const first = await ledger.receiptFile(body.id);
  const verification = await verified(ledger, first);
  assert.equal(verification.code, null);
  assert.deepEqual(verification.body, body);

  await ledger.registry.enter(await withdrawal(consumer, `agreement/${AGREEMENT}`));
  await ledger.registry.enter(await withdrawal(consumer, `system-key/${CONSUMER}/desk/2026`));
  const second = await ledger.receiptFile(body.id);
  const [before, after] = await Promise.all([first, second].map((file) => decodeReceipt(file, sha256)));
  assert.deepEqual(after?.statements, before?.statements);
  assert.deepEqual(
    after?.statements.map(({ bytes }) => parseStatement(bytes).statement.subject),
    [
      `agreement/${AGREEMENT}`,
      `approval/${ORGANISATION}/${CONSUMER}.programme-review`,
      `organisation/${CONSUMER}`,
      `organisation/${ORGANISATION}`,
      `service/${ORGANISATION}/programme/1`,
      `system-key/${CONSUMER}/desk/2026`,
      `system/${CONSUMER}/desk`,
    ],
  );
  assert.equal((await verified(ledger, second)).code, null);
  await assertSound(node);
});
