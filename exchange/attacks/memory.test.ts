import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { answered, exchanges, GOOD_FILE, leftRefused, PUT, SCAN_TARGET } from '../testing/attack.ts';
import { spooled, until } from '../testing/evidence.ts';
import { dial, requestBytes } from '../testing/raw.ts';
import { type CallOptions, exchangeWorld, goodProvider, type World } from '../testing/world.ts';

const MIB = 1_048_576;
/** Half of the node's 64 MiB: what bodies of requests may take together. */
const ROOM = 32;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Almost 1 MiB of JSON that is refused for its content, so that no provider is needed. */
const LARGE = JSON.stringify({ title: 'a'.repeat(MIB - 12) });

/** A request of which everything but the last byte of its body was sent. */
async function almost(world: World, asked: CallOptions) {
  const signed = await world.sign(asked);
  const body = signed.body ?? Buffer.alloc(0);
  const socket = dial(world.port);
  const headers = [...signed.headers, ['content-length', String(body.length)]] satisfies (readonly [
    string,
    string,
  ])[];
  await new Promise<void>((resolve) => {
    socket.write(requestBytes({ ...signed, headers, body: Buffer.from(body.subarray(0, -1)) }), () =>
      resolve(),
    );
  });
  return { finish: () => socket.end(body.subarray(-1)), cut: () => socket.destroy() };
}

test('bodies that would take more memory than there is are refused at once, the others are not', async (t) => {
  const world = await exchangeWorld(t);
  assert.equal(LARGE.length, MIB);
  const holding = await Promise.all(
    Array.from({ length: ROOM }, () => almost(world, { ...PUT, body: LARGE })),
  );
  await until(async () => (await world.call({ ...PUT, body: LARGE })).code === 'node-busy');
  const refused = await world.call(PUT);
  assert.equal(refused.status, 503);
  assert.equal(refused.code, 'node-busy');
  assert.equal(refused.headers['retry-after'], '2');
  const [busy] = (await exchanges(world)).filter(({ id }) => id === refused.headers['wasl-exchange']);
  assert.ok(busy !== undefined);
  await leftRefused(world, 'node-busy', busy);
  // What needs no memory goes on.
  await answered(world);
  await answered(world, { method: 'DELETE' });
  await answered(world, {
    ...PUT,
    target: SCAN_TARGET,
    contentType: 'application/octet-stream',
    body: LARGE,
  });
  for (const { finish } of holding) finish();
  const violated = async () =>
    (await exchanges(world)).filter(({ code }) => code === 'request-contract-violated');
  await until(async () => (await violated()).length >= ROOM);
  await answered(world, PUT);
});

test('what a body took is given back however it ended, to the last byte', async (t) => {
  const world = await exchangeWorld(t);
  const endings: readonly CallOptions[] = [
    PUT,
    { ...PUT, body: LARGE },
    { ...PUT, sent: { body: GOOD_FILE.replace('f1', 'f2') } },
    { ...PUT, alter: (headers) => headers.set('content-encoding', 'gzip') },
  ];
  for (const asked of endings) await world.call(asked);
  const { cut } = await almost(world, { ...PUT, body: LARGE });
  cut();
  const settled = endings.length + 1;
  await until(async () => (await exchanges(world)).length === settled);
  await fill(world, ROOM);
});

/** All of the room at once: one byte still held would refuse the last. */
async function fill(world: World, requests: number): Promise<void> {
  const called = await Promise.all(
    Array.from({ length: requests }, () => world.call({ ...PUT, body: LARGE })),
  );
  assert.deepEqual(new Set(called.map(({ code }) => code)), new Set(['request-contract-violated']));
}

test('a flood of the largest bodies is answered or told to come back, and the node goes on', async (t) => {
  const world = await exchangeWorld(t);
  const called = await Promise.all(Array.from({ length: 80 }, () => world.call({ ...PUT, body: LARGE })));
  const codes = new Set(called.map(({ code }) => code));
  assert.ok(codes.isSubsetOf(new Set(['request-contract-violated', 'node-busy'])), [...codes].join());
  for (const { code, headers } of called) {
    assert.equal(headers['retry-after'], code === 'node-busy' ? '2' : undefined);
  }
  assert.equal((await exchanges(world)).length, 80);
  await answered(world, PUT);
});

test('a large opaque body waits for its provider on disk and not in memory', async (t) => {
  let held = 0;
  const world = await exchangeWorld(t, {
    provider(request, response) {
      collectGarbage();
      held = process.memoryUsage().arrayBuffers;
      goodProvider(request, response);
    },
  });
  const body = Buffer.alloc(96 * MIB, 7);
  const type = 'application/octet-stream';
  const signed = await world.sign({ ...PUT, target: SCAN_TARGET, contentType: type, body });
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  const called = await world.send(signed.method, signed.target, signed.headers, signed.body);
  assert.equal(called.status, 204);
  // What is on its way through may be in memory; the whole would be twice this.
  assert.ok(held - before < body.length / 2, `${Math.round((held - before) / MIB)} MiB`);
  await until(async () => (await spooled(world)).length === 0);
});
