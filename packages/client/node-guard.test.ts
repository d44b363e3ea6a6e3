import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVerifierKey, keyIdOf, utf8 } from '@wasl/log';
import { sha256 } from './node-crypto.ts';
import {
  createNodeGuard,
  GuardError,
  type GuardErrorCode,
  nodeKeys,
  type ProviderRequest,
} from './node-guard.ts';
import { signNodeRequest } from './node-request.ts';
import { ASKED, STAMP, signedAsk, targetOf } from './testing/asked.ts';
import { BODY, isLogError, NODE, NOW, rawOf, testKey } from './testing/sample.ts';

const KEYS = new Map([[NODE.id, NODE.publicKey]]);
const HEADERS = await signedAsk();
const REQUEST: ProviderRequest = {
  method: ASKED.method,
  target: targetOf(ASKED),
  rawHeaders: rawOf(HEADERS),
  body: BODY,
};

function guardAt(now = NOW) {
  return createNodeGuard({ keys: KEYS, authority: 'provider.example', clock: () => now });
}

function refusedAs(code: GuardErrorCode) {
  return (error: unknown) => error instanceof GuardError && error.code === code;
}

function withRaw(name: string, value: string): ProviderRequest {
  return { ...REQUEST, rawHeaders: rawOf(new Map(HEADERS).set(name, value)) };
}

test('what the node signed passes and says who asks and why', () => {
  const { exchange, consumer, agreement, purpose, idempotencyKey } = ASKED;
  assert.deepEqual(guardAt().check(REQUEST), { exchange, consumer, agreement, purpose, idempotencyKey });
});

test('a request is accepted once', async () => {
  const guard = guardAt();
  guard.check(REQUEST);
  assert.throws(() => guard.check(REQUEST), refusedAs('nonce-replayed'));
  const another = await signedAsk(ASKED, { ...STAMP, nonce: 'BBECAwQFBgcICQoLDA0ODw' });
  guard.check({ ...REQUEST, rawHeaders: rawOf(another) });
});

test('a request that was refused has not used up its nonce', () => {
  const guard = guardAt();
  assert.throws(() => guard.check({ ...REQUEST, target: '/other' }), refusedAs('signature-invalid'));
  guard.check(REQUEST);
});

test('a signature is good for a minute before and after', () => {
  for (const seconds of [-60, 0, 60]) guardAt(NOW + seconds * 1_000).check(REQUEST);
  assert.throws(() => guardAt(NOW + 60_001).check(REQUEST), refusedAs('signature-expired'));
  assert.throws(() => guardAt(NOW - 60_001).check(REQUEST), refusedAs('signature-early'));
});

test('no part of what the node signed can be changed', () => {
  const altered: readonly (readonly [string, GuardErrorCode, ProviderRequest])[] = [
    ['method', 'signature-invalid', { ...REQUEST, method: 'PUT' }],
    ['path', 'signature-invalid', { ...REQUEST, target: '/payments?year=2026' }],
    ['query', 'signature-invalid', { ...REQUEST, target: '/commitments?year=2025' }],
    ['no query', 'signature-invalid', { ...REQUEST, target: '/commitments' }],
    ['exchange', 'signature-invalid', withRaw('wasl-exchange', ASKED.exchange.replace(/1$/, '2'))],
    ['consumer', 'signature-invalid', withRaw('wasl-consumer', 'model-audit/other')],
    ['agreement', 'signature-invalid', withRaw('wasl-agreement', 'model-audit/other')],
    ['purpose', 'signature-invalid', withRaw('wasl-purpose', 'other')],
    ['idempotency key', 'signature-invalid', withRaw('idempotency-key', 'other')],
    ['body', 'digest-mismatch', { ...REQUEST, body: utf8('{}') }],
    ['body taken', 'digest-mismatch', { ...REQUEST, body: null }],
    [
      'header twice',
      'header-repeated',
      { ...REQUEST, rawHeaders: [...REQUEST.rawHeaders, 'Wasl-Purpose', 'other'] },
    ],
    ['header missing', 'header-missing', withRaw('wasl-consumer', '')],
  ];
  for (const [part, code, request] of altered) {
    assert.throws(() => guardAt().check(request), refusedAs(code), part);
  }
});

test('a body that no digest names is refused', async () => {
  const headers = await signedAsk({ ...ASKED, digest: null });
  const request = { ...REQUEST, rawHeaders: rawOf(headers) };
  assert.throws(() => guardAt().check(request), refusedAs('digest-mismatch'));
  guardAt().check({ ...request, body: null });
  guardAt().check({ ...request, body: new Uint8Array() });
});

test('what the node signed for another provider is refused, whatever Host says', () => {
  const guard = createNodeGuard({ keys: KEYS, authority: 'other.example', clock: () => NOW });
  const request = { ...REQUEST, rawHeaders: ['host', 'provider.example', ...REQUEST.rawHeaders] };
  assert.throws(() => guard.check(request), refusedAs('signature-invalid'));
});

test('only keys of the node sign, each under its own name', async () => {
  const stranger = testKey('stranger.example/node');
  const headers = await signNodeRequest(ASKED, { ...STAMP, keyId: stranger.id }, stranger.sign);
  const foreign = { ...REQUEST, rawHeaders: rawOf(new Map(Object.entries(headers))) };
  assert.throws(() => guardAt().check(foreign), refusedAs('key-unknown'));
  const forged = await signNodeRequest(ASKED, STAMP, stranger.sign);
  const underOurs = { ...REQUEST, rawHeaders: rawOf(new Map(Object.entries(forged))) };
  assert.throws(() => guardAt().check(underOurs), refusedAs('signature-invalid'));
});

test('keys of the node are taken from their vkeys', async () => {
  const { id: name, publicKey } = NODE;
  const keyId = await keyIdOf(name, 'ed25519', publicKey, sha256);
  const vkey = formatVerifierKey({ name, keyId, type: 'ed25519', publicKey });
  assert.deepEqual(await nodeKeys([vkey]), KEYS);
  await assert.rejects(nodeKeys([vkey.replace('node', 'nade')]), isLogError);
});
