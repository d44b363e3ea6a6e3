import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Body } from '@wasl/receipt';
import { commitRequest, commitResponse } from './commitment.ts';
import { sha256 } from './node-crypto.ts';
import { EXCHANGE, FACTS, isLogError } from './testing/sample.ts';
import { opensRequest, opensResponse, verify } from './verify.ts';

const VECTORS = join(import.meta.dirname, '..', 'receipt', 'vectors');
const FILE = readFileSync(join(VECTORS, 'valid', 'logged.wasl'));
const POLICY = readFileSync(join(VECTORS, 'policies', 'no-witness.policy'), 'utf8');

const SALT = FACTS.salt;
const REQUEST = { salt: SALT, target: '/exchange/a/b/1/c?d=e', digest: 'sha-256=:x:', idempotencyKey: 'k' };
const RESPONSE = { salt: SALT, status: 200, digest: 'sha-256=:y:' };

const BODY: Body = {
  kind: 'exchange',
  id: EXCHANGE,
  node: 'node.example',
  registry: { origin: 'node.example/log/registry', size: 1, root: new Uint8Array(32) },
  at: '2026-11-24T10:00:01.000Z',
  consumer: { organisation: 'model-audit', system: 'desk', key: '2026' },
  provider: { organisation: 'a', service: 'b', major: 1 },
  operation: 'readC',
  contract: null,
  agreement: { id: 'model-audit/review', version: 1, digest: null },
  purpose: 'review',
  lawfulness: 'not-yet-checked',
  outcome: 'answered',
  code: null,
  fields: ['/a'],
  request: {
    method: 'POST',
    authority: 'node.example',
    commitment: commitRequest(SALT, REQUEST.target, REQUEST.digest, REQUEST.idempotencyKey, sha256),
    signatureInput: '',
    signature: new Uint8Array(64),
  },
  response: { status: 200, commitment: commitResponse(SALT, 200, RESPONSE.digest, sha256) },
  received: '2026-11-24T10:00:00.000Z',
};

test('a receipt is verified offline under a trust file', async () => {
  const verification = await verify(FILE, POLICY);
  assert.deepEqual([verification.valid, verification.verdict], [true, 'logged']);
});

test('a receipt that was changed is a verdict, a malformed trust file an error', async () => {
  const changed = await verify(FILE.with(200, (FILE[200] ?? 0) ^ 1), POLICY);
  assert.ok(!changed.valid);
  await assert.rejects(verify(FILE, 'log nothing'), isLogError);
});

test('a receipt is about one request: no other target, body, key or salt opens it', () => {
  assert.ok(opensRequest(BODY, REQUEST));
  const others = [
    { salt: new Uint8Array(32) },
    { target: '/exchange/a/b/1/c?d=f' },
    { digest: null },
    { idempotencyKey: null },
    { idempotencyKey: 'l' },
  ];
  for (const other of others) assert.ok(!opensRequest(BODY, { ...REQUEST, ...other }), JSON.stringify(other));
  const bare = commitRequest(SALT, REQUEST.target, '', '', sha256);
  const without = { ...BODY, request: { ...BODY.request, commitment: bare } };
  assert.ok(opensRequest(without, { ...REQUEST, digest: null, idempotencyKey: null }));
});

test('a receipt is about one answer, and about none where nothing was answered', () => {
  assert.ok(opensResponse(BODY, RESPONSE));
  for (const other of [{ salt: new Uint8Array(32) }, { status: 201 }, { digest: '' }]) {
    assert.ok(!opensResponse(BODY, { ...RESPONSE, ...other }), JSON.stringify(other));
  }
  assert.ok(
    !opensResponse({ ...BODY, outcome: 'refused', code: 'quota-exceeded', response: null }, RESPONSE),
  );
});

test('a receipt of another kind is about no request and no answer', async () => {
  const { body } = await verify(FILE, POLICY);
  assert.ok(body !== null);
  assert.ok(!opensRequest(body, REQUEST));
  assert.ok(!opensResponse(body, RESPONSE));
});
