import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { signReceiptRequest } from '@wasl/client';
import { newId } from '@wasl/kernel';
import { type SigningKey, sha256 } from '@wasl/ledger';
import { decodeReceipt, parseBody } from '@wasl/receipt';
import { answered, refusal } from '../testing/attack.ts';
import {
  CONSUMER,
  OPERATOR,
  officer,
  organisation,
  system,
  systemKey,
  testKey,
} from '../testing/registry.ts';
import { exchangeWorld, NODE, type World } from '../testing/world.ts';

function receiptPath(id: string): string {
  return `/api/receipts/${id}`;
}

type Asked = {
  readonly key?: SigningKey;
  readonly keyId?: string;
  readonly created?: number;
  readonly nonce?: string;
  readonly authority?: string;
  readonly alter?: (headers: Map<string, string>) => void;
  /** What is asked for in place of what was signed. */
  readonly target?: string;
};

/** A signed request for a receipt, which may be sent several times. */
async function asking(world: World, exchange: string, asked: Asked = {}) {
  const key = asked.key ?? world.keys.deskKey;
  const signed = await signReceiptRequest(
    { authority: asked.authority ?? NODE, exchange },
    {
      keyId: asked.keyId ?? key.verifier.name,
      created: asked.created ?? Math.floor(Date.now() / 1_000),
      nonce: asked.nonce ?? randomBytes(16).toString('base64url'),
    },
    key.sign,
  );
  const headers = new Map([['host', NODE], ...Object.entries(signed)]);
  asked.alter?.(headers);
  const rawHeaders = [...headers].flat();
  return () => world.exchange().receipt({ target: asked.target ?? receiptPath(exchange), rawHeaders });
}

async function ask(world: World, exchange: string, asked: Asked = {}): Promise<Uint8Array> {
  return (await asking(world, exchange, asked))();
}

async function exchanged(world: World): Promise<string> {
  return (await answered(world)).headers['wasl-exchange'] ?? '';
}

/** Registers a system and its key; gives the key. */
async function joins(world: World, org: string, name: string, by: SigningKey): Promise<SigningKey> {
  const key = await testKey(world.home, `${org}/${name}/first`);
  if (name !== 'archive') await world.set([by], `system/${org}/${name}`, system(org, name, null));
  await world.set([by], `system-key/${org}/${name}/first`, systemKey(org, name, key));
  return key;
}

test('both parties of an exchange get its receipt: the system that asked, and systems of who answered', async (t) => {
  const world = await exchangeWorld(t);
  const id = await exchanged(world);
  const archive = await joins(world, OPERATOR, 'archive', world.keys.operator);
  const registers = await joins(world, OPERATOR, 'registers', world.keys.operator);
  for (const key of [world.keys.deskKey, archive, registers]) {
    const { body } = await decodeReceipt(await ask(world, id, { key }), sha256);
    assert.equal(parseBody(body).id, id);
  }
});

test('to anybody else a receipt is unknown, as one that does not exist is', async (t) => {
  const world = await exchangeWorld(t);
  const id = await exchanged(world);
  const third = await testKey(world.home, 'officers/third');
  await world.set(
    [third, world.keys.operator],
    'organisation/model-third',
    organisation('model-third', third),
  );
  await world.set([third], 'key/model-third/officer/first', officer('model-third', third));
  const stranger = await joins(world, 'model-third', 'desk', third);
  const clerk = await joins(world, CONSUMER, 'clerk', world.keys.auditor);
  for (const key of [stranger, clerk]) {
    await assert.rejects(ask(world, id, { key }), refusal('receipt-unknown'));
    await assert.rejects(ask(world, newId(), { key }), refusal('receipt-unknown'));
  }
  await assert.rejects(ask(world, newId()), refusal('receipt-unknown'));
});

test('the parties of a refused exchange get its receipt, and a count of refusals is nobody’s', async (t) => {
  const world = await exchangeWorld(t);
  const refused = await world.call({ purpose: 'other' });
  await world.call({ keyId: 'model-audit/desk/none' });
  await world.reopen();
  const { body } = await decodeReceipt(await ask(world, refused.headers['wasl-exchange'] ?? ''), sha256);
  assert.equal(parseBody(body).kind, 'exchange');
  const [count] = (await world.receipts()).filter(({ kind }) => kind === 'refusals');
  assert.ok(count !== undefined);
  await assert.rejects(ask(world, count.id), refusal('receipt-unknown'));
});

test('a request for a receipt that was altered, or is not of the profile, is refused', async (t) => {
  const world = await exchangeWorld(t);
  const id = await exchanged(world);
  const other = await exchanged(world);
  const input = (from: string | RegExp, to: string) => (headers: Map<string, string>) =>
    headers.set('signature-input', (headers.get('signature-input') ?? '').replace(from, to));
  const altered: readonly (readonly [code: string, asked: Asked])[] = [
    ['header-missing', { alter: (headers) => headers.delete('signature') }],
    ['header-missing', { alter: (headers) => headers.delete('signature-input') }],
    ['header-missing', { alter: (headers) => headers.delete('host') }],
    ['authority-foreign', { alter: (headers) => headers.set('host', 'elsewhere.example') }],
    ['signature-invalid', { alter: (headers) => headers.set('host', `127.0.0.1:${world.port}`) }],
    ['signature-invalid', { target: receiptPath(other) }],
    ['request-malformed', { target: `${receiptPath(id)}?` }],
    ['request-malformed', { target: `${receiptPath(id)}/` }],
    ['request-malformed', { target: receiptPath(id).toUpperCase() }],
    ['request-malformed', { target: '/api/receipts/../receipts/x' }],
    [
      'request-malformed',
      { alter: (headers) => headers.set('transfer-encoding', 'chunked').set('content-length', '1') },
    ],
    ['signature-invalid', { alter: input(/created=\d+/, `created=${Math.floor(Date.now() / 1_000) - 5}`) }],
    ['signature-invalid', { alter: input(/nonce="[^"]+"/, `nonce="${'A'.repeat(22)}"`) }],
    ['signature-malformed', { alter: input('wasl/receipt/v1', 'wasl/exchange/v1') }],
    ['signature-malformed', { alter: input(' "@path"', '') }],
    ['signature-malformed', { alter: input('"@path"', '"@path" "@query"') }],
    ['key-unknown', { keyId: 'model-audit/desk/none' }],
    ['key-unknown', { key: world.keys.auditor }],
    ['signature-expired', { created: Math.floor(Date.now() / 1_000) - 70 }],
    ['signature-early', { created: Math.floor(Date.now() / 1_000) + 70 }],
  ];
  for (const [code, asked] of altered) await assert.rejects(ask(world, id, asked), refusal(code));
  assert.ok((await ask(world, id)).length > 0);
});

test('a request for a receipt is good once', async (t) => {
  const world = await exchangeWorld(t);
  const id = await exchanged(world);
  const send = await asking(world, id);
  assert.ok((await send()).length > 0);
  await assert.rejects(send(), refusal('claim-replayed'));
  const nonce = randomBytes(16).toString('base64url');
  await answered(world, { nonce });
  await assert.rejects(ask(world, id, { nonce }), refusal('claim-replayed'));
});

test('the signature of an exchange does not pass for one of a receipt, nor the other way', async (t) => {
  const world = await exchangeWorld(t);
  const id = await exchanged(world);
  const call = await world.sign();
  const headers = new Map([...call.headers].filter(([name]) => /^(host|signature.*)$/.test(name)));
  const rawHeaders = [...headers].flat();
  await assert.rejects(
    world.exchange().receipt({ target: receiptPath(id), rawHeaders }),
    refusal('signature-malformed'),
  );
  const signed = await signReceiptRequest(
    { authority: `127.0.0.1:${world.port}`, exchange: id },
    {
      keyId: world.keys.deskKey.verifier.name,
      created: Math.floor(Date.now() / 1_000),
      nonce: 'A'.repeat(22),
    },
    world.keys.deskKey.sign,
  );
  const crossed = await world.call({
    alter(sent) {
      for (const [name, value] of Object.entries(signed)) sent.set(name, value);
    },
  });
  assert.equal(crossed.code, 'signature-malformed');
});

test('a revoked key asks for no receipt', async (t) => {
  const world = await exchangeWorld(t);
  const id = await exchanged(world);
  const period = {
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: new Date(Date.now() - 30_000).toISOString(),
  };
  const revoked = systemKey(CONSUMER, 'desk', world.keys.deskKey, period);
  await world.set([world.keys.auditor], `system-key/${CONSUMER}/desk/first`, revoked);
  await assert.rejects(ask(world, id), refusal('key-revoked'));
});
