import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { type CallRequest, createClient } from '@wasl/client';
import { loadKey } from '@wasl/ledger';
import { operatorKeyPath, signStatement } from './bootstrap.ts';
import { OPENAPI_DOCUMENT } from './http/openapi/document.ts';
import { createHolder, operationsOf } from './http/openapi/testing/documented.ts';
import { systemKeyPath } from './model-directorate.ts';
import { signOperatorRequest } from './operator-request.ts';
import { scratchHome, startPlatform } from './testing/running.ts';
import { serveThings, THINGS, thingsStatements } from './testing/things.ts';

const PLAIN = 'text/plain; charset=utf-8';
const APPLICATION = 'model-directorate/GOV/model-directorate/things';
const NOBODY = '01a00000-0000-7000-8000-000000000000';

/** Operations whose documented refusals only a node without a published log, or one that is ill, gives. */
const NEVER_REFUSED_HERE = new Set(['getRegistryCheckpoint', 'getReceiptsCheckpoint']);

suite('the OpenAPI document and what the server answers', () => {
  const { hold, held } = createHolder(OPENAPI_DOCUMENT);
  let scratch: Awaited<ReturnType<typeof scratchHome>>;
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  let provider: Awaited<ReturnType<typeof serveThings>>;
  before(async () => {
    scratch = await scratchHome();
    provider = await serveThings();
    platform = await startPlatform(scratch.home);
    // A start makes public what is in the logs: a receipt too, then.
    await fetch(`${platform.url}/api/notes`, {
      method: 'POST',
      headers: { 'content-type': PLAIN },
      body: Buffer.from(await note('first')),
    });
    await platform.stop();
    platform = await startPlatform(scratch.home, { WASL_ALLOW_ADDRESSES: '127.0.0.1' });
  });
  after(async () => {
    await platform.stop();
    await provider[Symbol.asyncDispose]();
    await scratch[Symbol.asyncDispose]();
  });

  async function get(id: string, path: string, status: number, headers: Record<string, string> = {}) {
    const response = await hold(id, await fetch(`${platform.url}${path}`, { headers }));
    assert.equal(response.status, status, path);
    return response;
  }

  async function post(id: string, path: string, status: number, body: Uint8Array | string, type = PLAIN) {
    const init = { method: 'POST', headers: { 'content-type': type }, body: Buffer.from(body) };
    const response = await hold(id, await fetch(`${platform.url}${path}`, init));
    assert.equal(response.status, status, `${path}: ${await response.clone().text()}`);
    return response;
  }

  /** A client of the desk that holds every answer to the document before it reads it. */
  async function deskFor(id: string) {
    const key = await loadKey(systemKeyPath(scratch.home, 'model-audit/desk/first'));
    return createClient({
      node: platform.url,
      key: { id: key.verifier.name, sign: key.sign },
      fetch: async (url, init) => hold(id, await fetch(url, init)),
    });
  }

  async function call(method: CallRequest['method'], request: Partial<CallRequest> = {}) {
    const client = await deskFor(`exchange${method.charAt(0)}${method.slice(1).toLowerCase()}`);
    return client.call({ ...THINGS, path: '/things', method, ...request });
  }

  const note = async (content: string) =>
    signStatement(
      { subject: 'note/model-directorate', action: 'note', content },
      await loadKey(operatorKeyPath(scratch.home)),
      Date.now,
    );

  test('it is served as it is in the code, cacheable, and not sent again to who has it', async () => {
    const served = await get('getOpenApiDocument', '/openapi.json', 200);
    assert.deepEqual(await served.json(), JSON.parse(JSON.stringify(OPENAPI_DOCUMENT)));
    const etag = served.headers.get('etag') ?? '';
    await get('getOpenApiDocument', '/openapi.json', 304, { 'if-none-match': etag });
  });

  test('health, readiness and metrics', async () => {
    await get('getHealth', '/healthz', 200);
    await get('getReadiness', '/readyz', 200);
    await get('getMetrics', '/metrics', 200);
  });

  test('the logs and their trust file', async () => {
    for (const [kind, name] of [
      ['registry', 'Registry'],
      ['receipts', 'Receipts'],
    ]) {
      const checkpoint = await get(`get${name}Checkpoint`, `/log/${kind}/checkpoint`, 200);
      const size = (await checkpoint.text()).split('\n')[1];
      await get(`get${name}Tile`, `/log/${kind}/tile/0/000.p/${size}`, 200);
      await get(`get${name}Entries`, `/log/${kind}/tile/entries/000.p/${size}`, 200);
      await get(`get${name}Tile`, `/log/${kind}/tile/0/x001/000`, 404);
      await get(`get${name}Entries`, `/log/${kind}/tile/entries/x001/000`, 404);
    }
    await get('getTrustFile', '/log/policy', 200);
  });

  test('every page', async () => {
    for (const { path, operation } of operationsOf(OPENAPI_DOCUMENT)) {
      if (operation.tags.includes('Pages')) await get(operation.operationId, path, 200);
    }
  });

  test('notes', async () => {
    const signed = await note('one');
    await post('enterNote', '/api/notes', 201, signed);
    await post('enterNote', '/api/notes', 400, 'nonsense');
    await post('enterNote', '/api/notes', 413, 'x'.repeat(100_000));
    await post('enterNote', '/api/notes', 415, signed, 'image/png');
    await post('enterNote', '/api/notes', 422, await note('رقم بطاقتي AB123456'));
    const stranger = (await note('two')).with(-3, 0x41);
    await post('enterNote', '/api/notes', 403, stranger);
  });

  test('statements and services, as a service is published and agreed on', async () => {
    for await (const { path, type, body } of thingsStatements(scratch.home, provider.address)) {
      await post(path === '/api/services' ? 'publishService' : 'enterStatement', path, 201, body, type);
      await post(path === '/api/services' ? 'publishService' : 'enterStatement', path, 409, body, type);
    }
    await post('enterStatement', '/api/statements', 400, await note('not for the registry'));
    await post('publishService', '/api/services', 400, '{"statement":"x"}', 'application/json');
    await post('publishService', '/api/services', 415, '{"statement":"x"}');
    await post('enterStatement', '/api/statements', 415, '{}', 'application/json');
    const malformed = JSON.stringify({ statement: 'nonsense', contract: '{}' });
    await post('publishService', '/api/services', 400, malformed, 'application/json');
  });

  test('the directory, contracts, and statements with their proof', async () => {
    const directory = await (await get('getDirectory', '/api/directory', 200)).json();
    const digest = Buffer.from(directory.services[0].contract.slice(8), 'base64').toString('hex');
    await get('getContract', `/api/contracts/${digest}`, 200);
    await get('getContract', `/api/contracts/${'0'.repeat(64)}`, 404);
    await get('getStatement', '/api/statements/organisation/model-directorate', 200);
    await get('getStatement', '/api/statements/organisation/nobody', 404);
  });

  test('the exchange: every method answered, refused by the provider, and refused by the node', async () => {
    await call('GET');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) await call(method);
    const { status } = await call('GET', { path: '/refused' });
    assert.equal(status, 409);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      await assert.rejects(call(method, { purpose: 'another' }), { code: 'refused' });
      await assert.rejects(call(method, { path: '/nowhere' }), { code: 'refused' });
    }
    await get('exchangeGet', '/exchange/a/b/1/c', 400);
    await get('exchangeGet', '/exchange/a', 400);
  });

  test('receipts, to their parties', async () => {
    const { exchange } = await call('GET');
    const desk = await deskFor('getReceipt');
    await desk.fetchReceipt(exchange);
    await assert.rejects(desk.fetchReceipt(NOBODY), { code: 'refused' });
    await get('getReceipt', `/api/receipts/${exchange}`, 400);
  });

  test('the GovStack operations, with and without /r1', async () => {
    await get('listClients', '/listClients', 200);
    await get('listClients', '/listClients?instanceId=1', 400);
    for (const [prefix, suffix] of [
      ['/r1', ''],
      ['', 'WithoutR1'],
    ]) {
      for (const id of ['listMethods', 'allowedMethods', 'getOpenAPI']) {
        const query = id === 'getOpenAPI' ? '?serviceCode=things' : '';
        const client = { 'x-govstack-client': 'model-directorate/GOV/model-audit/desk' };
        await get(`${id}${suffix}`, `${prefix}/${APPLICATION}/${id}${query}`, 200, client);
        await get(`${id}${suffix}`, `${prefix}/${APPLICATION}/${id}${query}`, 400, {
          'x-govstack-client': 'a',
        });
      }
    }
  });

  test('what only the operator may ask', async () => {
    const key = await loadKey(operatorKeyPath(scratch.home));
    const file = join(scratch.folder, 'b.age');
    const request = await signOperatorRequest({ action: 'backup', file }, key, Date.now);
    await post('askOfOperator', '/api/operator', 200, request);
    await post('askOfOperator', '/api/operator', 403, request);
    const again = await signOperatorRequest({ action: 'backup', file }, key, Date.now);
    await post('askOfOperator', '/api/operator', 409, again);
  });

  test('a target that is none is refused as documented', async () => {
    const answer = await fetch(`${platform.url}/%zz`);
    assert.equal(answer.status, 400);
    assert.equal((await answer.json()).code, 'http-request-malformed');
  });

  // The last: what the tests above saw.
  test('every operation was seen to answer, and to refuse where its caller can be at fault', () => {
    for (const { operation } of operationsOf(OPENAPI_DOCUMENT)) {
      const { operationId, responses } = operation;
      const statuses = [...(held.get(operationId) ?? [])];
      const answered = statuses.some((status) => status < 400);
      const refusable = Object.keys(responses).some((status) => status.startsWith('4'));
      const refused =
        !refusable || NEVER_REFUSED_HERE.has(operationId) || statuses.some((status) => status >= 400);
      assert.ok(answered && refused, `${operationId}: ${statuses.join(', ')}`);
    }
  });
});
