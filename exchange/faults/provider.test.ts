import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Outcome } from '@wasl/receipt';
import { answered } from '../testing/attack.ts';
import { testContract } from '../testing/contract.ts';
import { everythingOf, receiptOf, tablesHolding } from '../testing/evidence.ts';
import { exchangeWorld, goodProvider, type Provider, type World } from '../testing/world.ts';

/** Stands in everything that a faulty provider answers, and may be found nowhere after. */
const MARKER = 'marker-9a1c55e0';
const FILE = { id: 'f1', title: MARKER, pages: [], holder: { office: MARKER } };
const JSON_TYPE = { 'content-type': 'application/json' };

type Fault = readonly [what: string, code: string, outcome: Outcome, provider: Provider];

function answering(
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string> = JSON_TYPE,
): Provider {
  return (_, response) => void response.writeHead(status, { ...headers, 'x-note': MARKER }).end(body);
}

/** Answers with these bytes as they are, then breaks the connection off. */
function raw(...lines: readonly string[]): Provider {
  return ({ socket }) => void socket.write(lines.join('\r\n'), () => socket.destroySoon());
}

const HEAD = ['HTTP/1.1 200 OK', 'Content-Type: application/json', `X-Note: ${MARKER}`];

const CUTS: readonly Fault[] = [
  ['before its head', 'provider-interrupted', 'unknown', ({ socket }) => socket.destroy()],
  ['within its head', 'provider-interrupted', 'unknown', raw(...HEAD)],
  [
    'within a body of a length',
    'provider-interrupted',
    'unknown',
    raw(...HEAD, 'Content-Length: 999', '', `{"id":"${MARKER}`),
  ],
  [
    'within a body of a length, having said that it closes',
    'provider-interrupted',
    'unknown',
    raw(...HEAD, 'Connection: close', 'Content-Length: 999', '', `{"id":"${MARKER}`),
  ],
  [
    'within a chunk',
    'provider-interrupted',
    'unknown',
    raw(...HEAD, 'Transfer-Encoding: chunked', '', 'ff', `{"id":"${MARKER}`),
  ],
  [
    'before its last chunk, with all of the JSON there',
    'provider-interrupted',
    'unknown',
    raw(
      ...HEAD,
      'Connection: close',
      'Transfer-Encoding: chunked',
      '',
      JSON.stringify(FILE).length.toString(16),
      JSON.stringify(FILE),
      '',
    ),
  ],
];

const MISBEHAVIOUR: readonly Fault[] = [
  [
    'a type that is not agreed on',
    'provider-misbehaved',
    'failed',
    answering(200, JSON.stringify(FILE), { 'content-type': 'text/html' }),
  ],
  ['no type', 'provider-misbehaved', 'failed', answering(200, JSON.stringify(FILE), {})],
  [
    'JSON in another encoding',
    'provider-misbehaved',
    'failed',
    answering(200, JSON.stringify(FILE), { 'content-type': 'application/json; charset=latin1' }),
  ],
  [
    'gzip',
    'provider-misbehaved',
    'failed',
    answering(200, gzipSync(JSON.stringify(FILE)), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
  ],
  [
    'two types',
    'provider-misbehaved',
    'failed',
    raw(...HEAD, 'Content-Type: text/plain', 'Content-Length: 2', '', '{}'),
  ],
  [
    'two lengths',
    'provider-interrupted',
    'unknown',
    raw(...HEAD, 'Content-Length: 2', 'Content-Length: 3', '', '{}'),
  ],
  [
    'a length and chunks',
    'provider-interrupted',
    'unknown',
    raw(...HEAD, 'Content-Length: 2', 'Transfer-Encoding: chunked', '', '2', '{}', '0', '', ''),
  ],
  [
    'headers without end',
    'provider-misbehaved',
    'failed',
    raw(...HEAD, `X-Long: ${MARKER.repeat(2_000)}`, 'Content-Length: 2', '', '{}'),
  ],
  ['what is not HTTP', 'provider-interrupted', 'unknown', raw(`${MARKER} 220 mail.example`, '')],
  [
    'JSON that says it is too long',
    'provider-misbehaved',
    'failed',
    answering(200, JSON.stringify(MARKER.repeat(100_000)), { ...JSON_TYPE, 'content-length': '1500002' }),
  ],
  [
    'JSON that is too long in chunks',
    'provider-misbehaved',
    'failed',
    answering(200, JSON.stringify(MARKER.repeat(100_000))),
  ],
  ...[301, 302, 303, 307, 308].map(
    (status): Fault => [
      `a redirect ${status}`,
      'provider-misbehaved',
      'failed',
      answering(status, MARKER, { ...JSON_TYPE, location: '/secret' }),
    ],
  ),
  ...[500, 502, 503, 599].map(
    (status): Fault => [
      `status ${status}`,
      'provider-misbehaved',
      'failed',
      answering(status, JSON.stringify(FILE)),
    ],
  ),
  [
    'another protocol',
    'provider-interrupted',
    'unknown',
    raw('HTTP/1.1 101 Switching Protocols', 'Connection: upgrade', `Upgrade: ${MARKER}`, '', ''),
  ],
];

const BROKEN: readonly (readonly [what: string, status: number, body: string | Uint8Array])[] = [
  ['a status that is not declared', 201, JSON.stringify(FILE)],
  ['a refusal that is not declared', 403, JSON.stringify(FILE)],
  ['a body where none is declared', 404, JSON.stringify(FILE)],
  ['half of its JSON', 200, JSON.stringify(FILE).slice(0, -9)],
  ['no JSON at all', 200, MARKER],
  ['no body', 200, ''],
  ['a field that is not declared', 200, JSON.stringify({ ...FILE, [MARKER]: 1 })],
  [
    'a field that is not declared, deep',
    200,
    JSON.stringify({ ...FILE, pages: [{ number: 1, [MARKER]: 1 }] }),
  ],
  ['a field missing', 200, JSON.stringify({ ...FILE, title: undefined })],
  ['a field missing, deep', 200, JSON.stringify({ ...FILE, holder: {} })],
  ['another type', 200, JSON.stringify({ ...FILE, pages: MARKER })],
  ['a null that is not declared', 200, JSON.stringify({ ...FILE, title: null })],
  ['a text that is too long', 200, JSON.stringify({ ...FILE, title: MARKER.repeat(1_000) })],
  ['a list in place of the file', 200, JSON.stringify([FILE])],
  ['a name twice', 200, `{"title":"${MARKER}",${JSON.stringify(FILE).slice(1)}`],
  ['a name twice, one of them escaped', 200, `{"t\\u0069tle":"${MARKER}",${JSON.stringify(FILE).slice(1)}`],
  ['__proto__', 200, `{"__proto__":{"secret":"${MARKER}"},${JSON.stringify(FILE).slice(1)}`],
  [
    'what is not UTF-8',
    200,
    Buffer.concat([
      Buffer.from(`{"secret":"${MARKER}`),
      Buffer.from([0xff]),
      Buffer.from(`",${JSON.stringify(FILE).slice(1)}`),
    ]),
  ],
  ['a byte order mark', 200, `\ufeff${JSON.stringify(FILE)}`],
  ['half of a surrogate pair', 200, JSON.stringify(FILE).replace(MARKER, `${MARKER}\\ud800`)],
  [
    'a number beyond 2^53',
    200,
    JSON.stringify({ ...FILE, pages: [{ number: 1 }] }).replace(':1}', ':9007199254740993}'),
  ],
  [
    'a number that overflows',
    200,
    JSON.stringify({ ...FILE, pages: [{ number: 1 }] }).replace(':1}', ':1e400}'),
  ],
  ['nesting without end', 200, '['.repeat(100_000)],
  ['two values', 200, JSON.stringify(FILE).repeat(2)],
];

async function leavesNothing(world: World, [what, code, outcome, provider]: Fault): Promise<void> {
  world.provide(provider);
  const asked = world.received.length;
  const called = await world.call();
  assert.equal(called.code, code, `${what}: ${everythingOf(called)}`);
  assert.equal(world.received.length, asked + 1, 'the provider is asked once');
  const receipt = await receiptOf(world, called);
  assert.equal(receipt.outcome, outcome);
  assert.equal(everythingOf(called).includes(MARKER), false, 'the caller was given some of it');
  world.provide(goodProvider);
}

async function eachLeavesNothing(t: TestContext, faults: readonly Fault[]): Promise<void> {
  const world = await exchangeWorld(t);
  for (const fault of faults) await leavesNothing(world, fault);
  assert.deepEqual(await tablesHolding(world.store, MARKER), []);
  assert.equal(world.reports.join('\n').includes(MARKER), false, 'the node said it');
  await answered(world);
}

test('an answer that is cut anywhere settles as unknown, and nothing of it is anywhere', (t) =>
  eachLeavesNothing(t, CUTS));

test('an answer that is not plain HTTP of an agreed kind is not used, and nothing of it is anywhere', (t) =>
  eachLeavesNothing(t, MISBEHAVIOUR));

test('an answer that breaks its contract fails, and nothing of it is anywhere', (t) =>
  eachLeavesNothing(
    t,
    BROKEN.map(([what, status, body]) => [
      what,
      'response-contract-violated',
      'failed',
      answering(status, body),
    ]),
  ));

test('a refusal that the contract declares passes as its status, with nothing of its body', async (t) => {
  const contract = testContract().replace(
    '"404":{"description":"No such file"}',
    `"404":${JSON.stringify(DECLARED)}`,
  );
  const world = await exchangeWorld(t, { contract });
  world.provide(answering(404, JSON.stringify({ why: MARKER })));
  const called = await world.call();
  assert.equal(called.status, 404);
  assert.equal(called.bytes.length, 0);
  assert.equal(everythingOf(called).includes(MARKER), false);
  const receipt = await receiptOf(world, called);
  assert.deepEqual(receipt.fields, []);
  assert.deepEqual(await tablesHolding(world.store, MARKER), []);
});

const DECLARED = {
  description: 'No such file',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['why'],
        properties: { why: { type: 'string', maxLength: 100 } },
      },
    },
  },
};

test('a refusal that the contract declares without a body passes', async (t) => {
  const world = await exchangeWorld(t, { provider: (_, response) => void response.writeHead(404).end() });
  const called = await world.call();
  assert.equal(called.status, 404);
  await receiptOf(world, called);
});

test('an early hint is not an answer, and no header of a provider reaches the caller', async (t) => {
  const world = await exchangeWorld(t, {
    provider(request, response) {
      response.writeEarlyHints({ link: `</${MARKER}>; rel=preload` });
      response.setHeader('set-cookie', MARKER);
      response.setHeader('wasl-exchange', MARKER);
      response.setHeader('x-note', MARKER);
      goodProvider(request, response);
    },
  });
  const called = await answered(world);
  assert.equal(everythingOf(called).includes(MARKER), false);
  await receiptOf(world, called);
});

test('no body, target or salt of an answered exchange is in the database', async (t) => {
  const world = await exchangeWorld(t);
  world.provide(answering(200, JSON.stringify({ ...FILE, id: `${MARKER}-id` })));
  const salt = Buffer.from(MARKER.padEnd(32, '.'));
  const target = `/exchange/model-directorate/files/1/files/path-${MARKER}?page=41414243`;
  const body = JSON.stringify({ ...FILE, secret: `asked-${MARKER}` });
  for (const asked of [{ target }, { method: 'PUT', body, idempotencyKey: `key-${MARKER}` }]) {
    const called = await world.call({ ...asked, salt });
    assert.equal(called.status, 200, everythingOf(called));
    assert.ok(everythingOf(called).includes(MARKER), 'what is agreed leaves');
    await receiptOf(world, called);
  }
  assert.deepEqual(await tablesHolding(world.store, MARKER), []);
  assert.deepEqual(await tablesHolding(world.store, '41414243'), []);
  assert.deepEqual(
    await tablesHolding(world.store, 'model-audit/review'),
    ['ledger.entry', 'ledger.statement'],
    'the search finds what is there',
  );
});
