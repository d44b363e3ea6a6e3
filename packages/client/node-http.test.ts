import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fromUtf8 } from '@wasl/log';
import { createNodeGuard } from './node-guard.ts';
import { type GuardedHandler, guardNodeHttp } from './node-http.ts';
import { ASKED, signedAsk, targetOf } from './testing/asked.ts';
import { BODY, NODE, NOW } from './testing/sample.ts';
import { serve } from './testing/serve.ts';

const answer: GuardedHandler = (_request, response, { ask, body }) => {
  response.end(`${ask.consumer} ${body === null ? 'nothing' : fromUtf8(body)}`);
};

/** A provider with its guard; what went wrong in its handler is kept in `errors`. */
async function provider(t: TestContext, handler: GuardedHandler = answer, limit?: number) {
  const keys = new Map([[NODE.id, NODE.publicKey]]);
  const guard = createNodeGuard({ keys, authority: 'provider.example', clock: () => NOW });
  const errors: unknown[] = [];
  const origin = await serve(
    t,
    guardNodeHttp(guard, handler, (error) => errors.push(error), limit),
  );
  return { errors, url: `${origin}${targetOf(ASKED)}` };
}

async function ask(url: string, draft = ASKED, body: Uint8Array | null = BODY) {
  const headers = Object.fromEntries(await signedAsk(draft));
  const response = await fetch(url, {
    method: draft.method,
    headers,
    ...(body === null ? {} : { body: Uint8Array.from(body) }),
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

test('a provider is asked by its node and has who asks and the body', async (t) => {
  const { url } = await provider(t);
  assert.equal((await ask(url)).text, 'model-audit/desk {"year":2026}');
});

test('a request without body or digest is one too', async (t) => {
  const { url } = await provider(t);
  const get = { ...ASKED, method: 'GET', digest: null, idempotencyKey: null };
  assert.equal((await ask(url, get, null)).text, 'model-audit/desk nothing');
});

test('what is not of the node is answered 401, by a code and nothing else', async (t) => {
  const asked: unknown[] = [];
  const { url } = await provider(t, (_request, response) => {
    asked.push('the handler');
    response.end();
  });
  const { status, type, text } = await ask(url, { ...ASKED, authority: 'another.example' });
  assert.deepEqual([status, type], [401, 'application/problem+json']);
  assert.deepEqual(JSON.parse(text), {
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    code: 'signature-invalid',
  });
  assert.equal((await (await fetch(url)).json()).code, 'header-missing');
  assert.deepEqual(asked, []);
});

test('the second of two equal requests is answered 401', async (t) => {
  const { url } = await provider(t);
  assert.equal((await ask(url)).status, 200);
  assert.equal(JSON.parse((await ask(url)).text).code, 'nonce-replayed');
});

test('a body larger than the limit is not read to its end', async (t) => {
  const { url } = await provider(t, answer, BODY.length - 1);
  const { status, text } = await ask(url);
  assert.deepEqual([status, JSON.parse(text).code], [413, 'body-too-large']);
  const exact = await provider(t, answer, BODY.length);
  assert.equal((await ask(exact.url)).status, 200);
});

test('an error of the handler is told to the operator, not to whoever asks', async (t) => {
  const failure = new Error('the database is at db.internal');
  const { url, errors } = await provider(t, () => {
    throw failure;
  });
  const { status, text } = await ask(url);
  assert.equal(status, 500);
  assert.ok(!text.includes('internal.'));
  assert.ok(!text.includes('db.'));
  assert.deepEqual(errors, [failure]);
});

test('an error after the answer began cuts the answer short', async (t) => {
  const { url, errors } = await provider(t, (_request, response) => {
    response.write('the first half');
    throw new Error('the second half is missing');
  });
  await assert.rejects(ask(url));
  assert.equal(errors.length, 1);
});
