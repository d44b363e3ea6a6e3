import assert from 'node:assert/strict';
import { request as openRequest, type ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { answered, exchanges, PUT } from '../testing/attack.ts';
import { everythingOf, oneReceipt, receiptOf, spooled, tablesHolding, until } from '../testing/evidence.ts';
import { OPERATOR, system } from '../testing/registry.ts';
import { exchangeWorld, goodProvider, type World } from '../testing/world.ts';

const MARKER = 'marker-4be71d02';
const SHORT = { connect: 1_000, answer: 1_500 };
const JSON_TYPE = { 'content-type': 'application/json' };

async function moveProvider(world: World, address: string | null): Promise<void> {
  await world.set([world.keys.operator], `system/${OPERATOR}/archive`, system(OPERATOR, 'archive', address));
}

/** The provider cannot be reached: the receipt says failed, not unknown, since nothing was sent. */
async function unreachable(world: World): Promise<void> {
  const called = await world.call(PUT);
  assert.equal(called.status, 502);
  assert.equal(called.code, 'provider-unreachable', everythingOf(called));
  assert.equal((await receiptOf(world, called)).outcome, 'failed');
}

test('a provider that is down is unreachable, and nothing is unknown about it', async (t) => {
  const world = await exchangeWorld(t);
  world.stopProvider();
  await unreachable(world);
});

test('a provider whose host does not resolve is unreachable', async (t) => {
  const world = await exchangeWorld(t);
  await moveProvider(world, 'http://nowhere.invalid');
  await unreachable(world);
});

test('a system without an address that nothing here answers is unreachable', async (t) => {
  const world = await exchangeWorld(t);
  await moveProvider(world, null);
  await unreachable(world);
});

test('a provider that is silent settles as unknown once, whatever it answers afterwards', async (t) => {
  const world = await exchangeWorld(t, { exchange: { timeouts: SHORT } });
  const late = Promise.withResolvers<ServerResponse>();
  world.provide((_, response) => late.resolve(response));
  const called = await world.call(PUT);
  assert.equal(called.status, 504);
  assert.equal(called.code, 'provider-timeout');
  assert.equal((await receiptOf(world, called)).outcome, 'unknown');
  const response = await late.promise;
  response.writeHead(200, JSON_TYPE).end(JSON.stringify({ title: MARKER }));
  world.provide(goodProvider);
  await answered(world, PUT);
  assert.equal((await receiptOf(world, called)).outcome, 'unknown');
  assert.equal((await exchanges(world)).length, 2);
  assert.deepEqual(await tablesHolding(world.store, MARKER), []);
});

test('a provider that falls silent within its answer settles as unknown', async (t) => {
  const world = await exchangeWorld(t, { exchange: { timeouts: SHORT } });
  world.provide((_, response) => void response.writeHead(200, JSON_TYPE).write(`{"title":"${MARKER}`));
  const called = await world.call();
  assert.equal(called.code, 'provider-timeout');
  assert.equal(everythingOf(called).includes(MARKER), false);
  assert.equal((await receiptOf(world, called)).outcome, 'unknown');
  assert.deepEqual(await tablesHolding(world.store, MARKER), []);
});

test('more refused answers than a provider has connections hold none of them', {
  timeout: 240_000,
}, async (t) => {
  const world = await exchangeWorld(t);
  // Longer than what is buffered unread: only giving the answer up frees its connection.
  world.provide((_, response) => void response.writeHead(500, JSON_TYPE).end('x'.repeat(1_000_000)));
  const refused = await Promise.all(Array.from({ length: 70 }, () => world.call()));
  assert.deepEqual(new Set(refused.map(({ code }) => code)), new Set(['provider-misbehaved']));
  world.provide(goodProvider);
  await answered(world);
});

test('a connection that the provider closed between two calls spoils neither', async (t) => {
  const world = await exchangeWorld(t);
  for (const asked of [{}, PUT]) {
    const closed = Promise.withResolvers<void>();
    world.provide((request, response) => {
      response.once('finish', () => request.socket.end());
      request.socket.once('close', () => closed.resolve());
      goodProvider(request, response);
    });
    await answered(world, asked);
    await closed.promise;
  }
  world.provide(goodProvider);
  await answered(world, PUT);
});

test('a request on a kept connection that breaks under it is not sent again', async (t) => {
  const world = await exchangeWorld(t);
  for (const asked of [{}, PUT]) {
    world.provide(goodProvider);
    await answered(world, asked);
    world.provide(({ socket }) => socket.destroy());
    const before = world.received.length;
    const called = await world.call(asked);
    assert.equal(called.code, 'provider-interrupted');
    assert.equal((await receiptOf(world, called)).outcome, 'unknown');
    assert.equal(world.received.length, before + 1, 'asked once');
  }
});

/** A call whose caller is gone before it is answered; `leave` says when. */
async function callAndLeave(world: World, leave: Promise<void>): Promise<void> {
  const { method, target, headers, body } = await world.sign(PUT);
  const outgoing = openRequest({
    host: '127.0.0.1',
    port: world.port,
    method,
    path: target,
    headers: Object.fromEntries(headers),
    agent: false,
  });
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  await leave;
  outgoing.destroy();
}

async function caller(t: TestContext) {
  const world = await exchangeWorld(t);
  const asked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  world.provide((request, response) => {
    asked.resolve();
    void goOn.promise.then(() => goodProvider(request, response));
  });
  return { world, asked: asked.promise, goOn: goOn.resolve };
}

test('an exchange whose caller leaves while the provider works settles all the same, once', async (t) => {
  const { world, asked, goOn } = await caller(t);
  await callAndLeave(world, asked);
  goOn();
  await until(async () => (await exchanges(world)).length === 1);
  const [settled] = await exchanges(world);
  const receipt = await oneReceipt(world, settled?.id ?? '');
  assert.equal(receipt.outcome, 'answered');
  assert.deepEqual(world.reports, []);
});

test('an opaque answer whose caller leaves within it is settled, and does not stay on disk', async (t) => {
  const world = await exchangeWorld(t);
  world.provide(
    (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/octet-stream' })
        .end(Buffer.alloc(20_000_000, 7)),
  );
  const { method, target, headers } = await world.sign({
    target: '/exchange/model-directorate/files/1/files/f1/scan',
  });
  const outgoing = openRequest({
    host: '127.0.0.1',
    port: world.port,
    method,
    path: target,
    headers: Object.fromEntries(headers),
    agent: false,
  });
  outgoing.on('error', () => undefined);
  outgoing.end();
  await new Promise<void>((resolve) =>
    outgoing.once('response', (response) =>
      response.once('data', () => {
        outgoing.destroy();
        resolve();
      }),
    ),
  );
  await until(async () => (await spooled(world)).length === 0);
  const [settled] = await exchanges(world);
  assert.equal((await oneReceipt(world, settled?.id ?? '')).outcome, 'answered');
});
