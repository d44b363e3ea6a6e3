import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import type { Json } from '@wasl/receipt';
import { CallError, type CallErrorCode } from './call-error.ts';
import { type CallRequest, createClient } from './client.ts';
import { commitRequest, commitResponse } from './commitment.ts';
import { sha256, verifyEd25519 } from './node-crypto.ts';
import { readReceiptRequest } from './receipt-request.ts';
import { type FakeAnswer, fakeNode, problem } from './testing/fake-node.ts';
import { CONSUMER, EXCHANGE, NOW, refusedAs } from './testing/sample.ts';
import { indexHeaders } from './wire.ts';

const READ: CallRequest = {
  service: 'model-directorate/programme/1',
  path: '/commitments',
  method: 'GET',
  query: { year: '2026', status: ['open', 'late'] },
  agreement: 'model-audit/programme-review',
  purpose: 'programme-review',
};
const { query: _, ...WRITE }: CallRequest = { ...READ, method: 'POST', body: { title: 'طريق', cost: 1.5 } };

function failsAs(code: CallErrorCode) {
  return (error: unknown) => error instanceof CallError && error.code === code && error.failure.code === code;
}

async function failureOf(call: Promise<unknown>): Promise<CallError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
  return assert.fail('the call gave an answer');
}

test('a call is signed, answered and checked; what may be shown later is given back', async (t) => {
  const { client, seen, node } = await fakeNode(t);
  const answer = await client.call({ ...READ, language: 'fr' });
  assert.deepEqual(answer.body, { total: 7 });
  assert.equal(answer.status, 200);
  assert.equal(answer.exchange, EXCHANGE);
  assert.equal(answer.receipt, `/api/receipts/${EXCHANGE}`);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.equal(answer.proof, null);
  const [asked] = seen;
  assert.ok(asked);
  assert.equal(
    asked.target,
    '/exchange/model-directorate/programme/1/commitments?year=2026&status=open&status=late',
  );
  assert.equal(asked.headers['accept-language'], 'fr');
  assert.equal(asked.headers['accept-encoding'], 'identity');
  assert.equal(asked.request.keyId, CONSUMER.id);
  assert.equal(asked.request.created, NOW / 1_000);
  const { target, salt, digest, idempotencyKey, authority } = answer.request;
  assert.deepEqual([target, digest, idempotencyKey], [asked.target, null, null]);
  assert.equal(`http://${authority}`, node);
  assert.deepEqual(commitRequest(salt, target, '', '', sha256), asked.request.commitment);
  assert.deepEqual(answer.request.commitment, asked.request.commitment);
});

test('JSON and bytes are sent as what they are, under an Idempotency-Key that the caller has back', async (t) => {
  const { client, seen } = await fakeNode(t);
  const json = await client.call(WRITE);
  await client.call({ ...WRITE, body: Uint8Array.of(0, 255), idempotencyKey: 'my-own' });
  await client.call({ ...WRITE, body: null });
  const { body: __, ...empty } = WRITE;
  await client.call({ ...empty, method: 'DELETE' });
  await client.call({ ...empty, body: new Uint8Array() });
  const sent = seen.map(({ headers, body, request }) => [
    headers['content-type'],
    Buffer.from(body).toString('latin1'),
    request.method,
  ]);
  assert.deepEqual(sent, [
    ['application/json', Buffer.from('{"title":"طريق","cost":1.5}').toString('latin1'), 'POST'],
    ['application/octet-stream', '\u0000\u00ff', 'POST'],
    ['application/json', 'null', 'POST'],
    [undefined, '', 'DELETE'],
    [undefined, '', 'POST'],
  ]);
  assert.match(
    json.request.idempotencyKey ?? '',
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.equal(seen[0]?.request.idempotencyKey, json.request.idempotencyKey);
  assert.equal(seen[0]?.request.digest, json.request.digest);
  assert.equal(seen[1]?.request.idempotencyKey, 'my-own');
  assert.notEqual(seen[2]?.request.idempotencyKey, seen[0]?.request.idempotencyKey);
});

test('each call has its own nonce and salt', async (t) => {
  const { client, seen } = await fakeNode(t);
  for (let i = 0; i < 3; i++) await client.call(READ);
  assert.equal(new Set(seen.map(({ request }) => request.nonce)).size, 3);
  assert.equal(new Set(seen.map(({ request }) => request.commitment.toHex())).size, 3);
});

test('an answer without a body, or of bytes, is one', async (t) => {
  const none = await fakeNode(t, { status: 404, body: new Uint8Array(), headers: { 'content-type': null } });
  const missing = await none.client.call(READ);
  assert.deepEqual([missing.status, missing.body, missing.response.digest], [404, null, '']);
  const opaque = { body: Uint8Array.of(1, 2), headers: { 'content-type': 'application/octet-stream' } };
  const bytes = await fakeNode(t, opaque);
  assert.deepEqual((await bytes.client.call(READ)).body, Uint8Array.of(1, 2));
  const empty = await fakeNode(t, { status: 204, body: new Uint8Array(), headers: { 'content-type': null } });
  assert.equal((await empty.client.call(READ)).body, null);
});

test('a refusal has the documented code, what to do, and the exchange that its receipt is of', async (t) => {
  const document = {
    type: '/problems#quota-exceeded',
    title: 'Quota épuisé.',
    status: 429,
    detail: 'Réessayez.',
    code: 'quota-exceeded',
  };
  const { client, seen } = await fakeNode(
    t,
    problem(429, document, { 'retry-after': '30', 'wasl-exchange': EXCHANGE }),
  );
  const error = await failureOf(client.call(WRITE));
  assert.ok(error.failure.code === 'refused');
  assert.deepEqual(error.failure.refusal, {
    code: 'quota-exceeded',
    status: 429,
    title: 'Quota épuisé.',
    remedy: 'Réessayez.',
    retryAfter: 30,
    exchange: EXCHANGE,
    proof: null,
  });
  assert.equal(seen.length, 1);
  assert.equal(error.sent?.idempotencyKey, seen[0]?.request.idempotencyKey);
  const bare = await fakeNode(
    t,
    problem(401, { code: 'key-unknown' }, { 'retry-after': 'Tue, 24 Nov 2026 10:00:00 GMT' }),
  );
  const { failure } = await failureOf(bare.client.call(READ));
  assert.ok(failure.code === 'refused');
  assert.deepEqual(
    [failure.refusal.retryAfter, failure.refusal.exchange, failure.refusal.title],
    [null, null, ''],
  );
});

test('an answer that is not the one its commitment names is not given', async (t) => {
  const salt = new Uint8Array(32);
  const ofAnother = `sha-256=:${sha256(utf8('another body')).toBase64()}:`;
  const wrong: readonly FakeAnswer['headers'][] = [
    { 'content-digest': null },
    {
      'content-digest': ofAnother,
      'wasl-response-salt': `:${salt.toBase64()}:`,
      'wasl-response-commitment': `:${commitResponse(salt, 200, ofAnother, sha256).toBase64()}:`,
    },
    { 'content-digest': `sha-256=:${sha256(utf8('{"total":8}')).toBase64()}:` },
    { 'wasl-response-commitment': `:${new Uint8Array(32).toBase64()}:` },
    { 'wasl-response-salt': `:${new Uint8Array(32).toBase64()}:` },
  ];
  for (const headers of wrong) {
    const { client } = await fakeNode(t, headers === undefined ? {} : { headers });
    const error = await failureOf(client.call(WRITE));
    assert.equal(error.code, 'answer-unverified', JSON.stringify(headers));
    assert.ok(error.sent !== null);
  }
});

test('an answer of another form is not given', async (t) => {
  const of = (headers: NonNullable<FakeAnswer['headers']>): FakeAnswer => ({ headers });
  const wrong: readonly FakeAnswer[] = [
    of({ 'wasl-exchange': null }),
    of({ 'wasl-exchange': EXCHANGE.toUpperCase() }),
    of({ 'wasl-receipt': null }),
    of({ 'wasl-receipt': 'https://elsewhere.example/receipt' }),
    of({ 'wasl-response-commitment': null }),
    of({ 'wasl-response-commitment': [':AAAA:', ':AAAA:'] }),
    of({ 'wasl-response-salt': ':AAAA:' }),
    of({ 'wasl-proof': ':AAAA:' }),
    of({ 'content-type': 'text/html' }),
    of({ 'content-type': null }),
    of({ 'content-encoding': 'gzip' }),
    { body: utf8('{"a":1,"a":2}') },
    { body: utf8('{"a":1') },
    { body: Uint8Array.of(0x22, 0xff, 0x22) },
    {
      status: 502,
      body: utf8('<h1>Bad gateway</h1>'),
      headers: { 'content-type': 'text/html', 'wasl-exchange': null },
    },
    problem(400, { title: 'no code' }),
    problem(400, { code: 'Not A Code' }),
    problem(400, { code: ['key-unknown'] }),
    problem(200, { code: 'key-unknown' }),
    { ...problem(400, {}), body: utf8('null') },
    { ...problem(400, {}), body: utf8(JSON.stringify({ code: 'a', title: 'x'.repeat(70_000) })) },
  ];
  for (const answer of wrong) {
    const { client } = await fakeNode(t, answer);
    const error = await failureOf(client.call(READ));
    assert.equal(error.code, 'answer-malformed', JSON.stringify(answer));
  }
});

test('an answer is read up to the limit that the caller set', async (t) => {
  const body = utf8('{"total":7}');
  const exact = await fakeNode(t, { body }, { limit: body.length });
  assert.deepEqual((await exact.client.call(READ)).body, { total: 7 });
  const less = await fakeNode(t, { body }, { limit: body.length - 1 });
  await assert.rejects(less.client.call(READ), failsAs('answer-malformed'));
});

test('a redirect is not followed, and a call is not sent a second time', async (t) => {
  let asked = 0;
  const { client } = await fakeNode(t, (_request, response) => {
    asked += 1;
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  await assert.rejects(client.call(WRITE), failsAs('unreachable'));
  assert.equal(asked, 1);
});

test('a node that is not there, breaks off, or lets the caller wait too long is unreachable', async (t) => {
  const { client: gone } = await fakeNode(t, {}, { node: 'http://127.0.0.1:1' });
  await assert.rejects(gone.call(READ), failsAs('unreachable'));
  const { client: broken } = await fakeNode(t, (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('the first half');
    setImmediate(() => response.destroy());
  });
  const error = await failureOf(broken.call(WRITE));
  assert.equal(error.code, 'unreachable');
  assert.ok(error.sent?.idempotencyKey);
  const controller = new AbortController();
  const { client: slow } = await fakeNode(t, () => controller.abort());
  await assert.rejects(slow.call({ ...READ, signal: controller.signal }), failsAs('unreachable'));
});

test('what cannot be signed as it stands is refused before anything is sent', async (t) => {
  const { client, seen } = await fakeNode(t);
  const wrong: readonly Partial<CallRequest>[] = [
    { service: 'programme' },
    { path: '/a/../b' },
    { agreement: 'programme-review' },
    { purpose: 'A review' },
    { idempotencyKey: 'a b' },
    { body: {} },
  ];
  for (const part of wrong) {
    await assert.rejects(
      client.call({ ...READ, ...part }),
      refusedAs('request-malformed'),
      JSON.stringify(part),
    );
  }
  assert.deepEqual(seen, []);
  const upper = { id: 'Model-Audit/desk/2026', sign: CONSUMER.sign };
  const { client: misnamed } = await fakeNode(t, {}, { key: upper });
  await assert.rejects(misnamed.call(READ), refusedAs('signature-malformed'));
  assert.throws(
    () => createClient({ node: 'https://node.example/path', key: CONSUMER }),
    refusedAs('request-malformed'),
  );
});

test('a receipt is fetched with a signature of its own', async (t) => {
  const keys: string[] = [];
  const { client } = await fakeNode(t, (request, response) => {
    const { url: target = '', rawHeaders } = request;
    const headers = indexHeaders(rawHeaders);
    const read = readReceiptRequest({ authority: headers.get('host') ?? '', target, headers });
    if (verifyEd25519(CONSUMER.publicKey, read.base, read.signature)) keys.push(read.keyId);
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(read.exchange);
  });
  assert.deepEqual(await client.fetchReceipt(EXCHANGE), utf8(EXCHANGE));
  assert.deepEqual(keys, [CONSUMER.id]);
  await assert.rejects(client.fetchReceipt('../notes'), refusedAs('request-malformed'));
});

test('a receipt that is refused, or another answer, is told as a call is', async (t) => {
  const answered = async (status: number, type: string, body: Json) => {
    const { client } = await fakeNode(t, (_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
    });
    return failureOf(client.fetchReceipt(EXCHANGE));
  };
  const refused = await answered(404, 'application/problem+json', { code: 'receipt-unknown', title: 'No.' });
  assert.ok(refused.failure.code === 'refused');
  assert.equal(refused.failure.refusal.code, 'receipt-unknown');
  assert.equal(refused.sent, null);
  assert.equal((await answered(204, 'text/plain', null)).code, 'answer-malformed');
});
