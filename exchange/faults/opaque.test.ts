import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { answered, SCAN_TARGET } from '../testing/attack.ts';
import { everythingOf, receiptOf, spooled, tablesHolding, until } from '../testing/evidence.ts';
import { exchangeWorld } from '../testing/world.ts';

const OPAQUE = { 'content-type': 'application/octet-stream' };
const LARGE = 20_000_000;

test('an opaque answer of 20 MB passes intact, is committed to, and is kept nowhere', async (t) => {
  const bytes = randomBytes(LARGE);
  const text = bytes.subarray(1_000, 1_020).toString('hex');
  const world = await exchangeWorld(t, {
    provider: (_, response) => void response.writeHead(200, OPAQUE).end(bytes),
  });
  const called = await answered(world, { target: SCAN_TARGET });
  assert.equal(called.headers['content-type'], 'application/octet-stream');
  assert.equal(called.headers['content-length'], String(LARGE));
  assert.ok(bytes.equals(called.bytes));
  const receipt = await receiptOf(world, called);
  assert.deepEqual(receipt.fields, ['']);
  await until(async () => (await spooled(world)).length === 0);
  assert.deepEqual(await tablesHolding(world.store, text), []);
});

test('an opaque request of 20 MB reaches the provider intact', async (t) => {
  const bytes = randomBytes(LARGE);
  const arrived = Promise.withResolvers<Buffer>();
  const world = await exchangeWorld(t, {
    provider(request, response) {
      void buffer(request).then((body) => {
        arrived.resolve(body);
        response.writeHead(204).end();
      });
    },
  });
  const called = await answered(world, {
    method: 'PUT',
    target: SCAN_TARGET,
    body: bytes,
    contentType: 'application/octet-stream',
  });
  assert.ok(bytes.equals(await arrived.promise));
  const digest = `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
  const [sent] = world.received;
  const at = sent?.headers.findIndex((name) => name.toLowerCase() === 'content-digest') ?? -1;
  assert.equal(sent?.headers[at + 1], digest);
  await receiptOf(world, called);
  await until(async () => (await spooled(world)).length === 0);
});

test('an opaque answer that is cut, or not opaque, leaves nothing with the caller and nothing on disk', async (t) => {
  const world = await exchangeWorld(t);
  world.provide(
    ({ socket }) =>
      void socket.write(
        'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nmarker-0f3e',
        () => socket.destroySoon(),
      ),
  );
  const cut = await world.call({ target: SCAN_TARGET });
  assert.equal(cut.code, 'provider-interrupted');
  assert.equal(everythingOf(cut).includes('marker-0f3e'), false);
  assert.equal((await receiptOf(world, cut)).outcome, 'unknown');
  world.provide(
    (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  );
  assert.equal((await world.call({ target: SCAN_TARGET })).code, 'response-contract-violated');
  world.provide((_, response) => void response.writeHead(200, OPAQUE).end('marker-0f3e'));
  assert.equal((await world.call()).code, 'response-contract-violated');
  assert.deepEqual(await spooled(world), []);
  assert.deepEqual(await tablesHolding(world.store, 'marker-0f3e'), []);
});
