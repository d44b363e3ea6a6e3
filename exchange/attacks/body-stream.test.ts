import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import {
  exchanges,
  FILE_TARGET,
  GOOD_FILE,
  leftRefused,
  onlyNew,
  PUT,
  refusedKnown,
  SCAN_TARGET,
} from '../testing/attack.ts';
import { spooled, until } from '../testing/evidence.ts';
import { codes, dial, hear, requestBytes } from '../testing/raw.ts';
import { type CallOptions, exchangeWorld, type World } from '../testing/world.ts';

const MIB = 1_048_576;
const SCAN: CallOptions = { ...PUT, target: SCAN_TARGET, contentType: 'application/octet-stream' };
const KINDS = [
  ['JSON', PUT],
  ['opaque', { ...SCAN, body: GOOD_FILE }],
] as const;

/** A connection on which the head of a request was sent, and nothing of its body. */
async function headOf(world: World, asked: CallOptions, framing: readonly [string, string]) {
  const signed = await world.sign(asked);
  const socket = dial(world.port);
  const heard = hear(socket);
  socket.write(requestBytes({ ...signed, headers: [...signed.headers, framing], body: null }));
  return { socket, heard, body: signed.body ?? Buffer.alloc(0) };
}

function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

function contentLength(bytes: number): [string, string] {
  return ['content-length', String(bytes)];
}

/** Writes on and on until the connection is closed; gives how many bytes were written to it. */
async function pour(socket: Socket, piece: Uint8Array): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let poured = 0;
  const write = () => {
    while (!socket.destroyed && socket.write(piece)) poured += piece.length;
  };
  socket.on('drain', write);
  socket.once('close', () => resolve(poured));
  write();
  return promise;
}

/** The one receipt of a request whose caller may not have heard. */
async function settledAs(world: World, code: string): Promise<void> {
  await until(async () => (await exchanges(world)).length > 0);
  await leftRefused(world, code, await onlyNew(world, 0));
  assert.deepEqual(world.received, []);
  assert.deepEqual(await spooled(world), []);
}

for (const [kind, asked] of KINDS) {
  test(`a connection cut within a body leaves a refusal and nothing on disk: ${kind}`, async (t) => {
    const world = await exchangeWorld(t);
    const { socket, body } = await headOf(world, asked, contentLength(GOOD_FILE.length));
    socket.write(body.subarray(0, 10));
    socket.end();
    await settledAs(world, 'body-incomplete');
  });

  test(`a connection reset within a chunked body leaves a refusal and nothing on disk: ${kind}`, async (t) => {
    const world = await exchangeWorld(t);
    const { socket, body } = await headOf(world, asked, ['transfer-encoding', 'chunked']);
    socket.write(chunk(body), () => socket.resetAndDestroy());
    await settledAs(world, 'body-incomplete');
  });

  test(`who falls silent within a body is refused, and hears why: ${kind}`, async (t) => {
    const world = await exchangeWorld(t, { exchange: { bodyLimits: { silence: 100 } } });
    const { socket, heard, body } = await headOf(world, asked, contentLength(GOOD_FILE.length));
    socket.write(body.subarray(0, 10));
    assert.deepEqual(codes(await heard), ['body-timeout']);
    await settledAs(world, 'body-timeout');
  });

  test(`who never begins a body is refused: ${kind}`, async (t) => {
    const world = await exchangeWorld(t, { exchange: { bodyLimits: { silence: 100 } } });
    const { heard } = await headOf(world, asked, ['transfer-encoding', 'chunked']);
    assert.deepEqual(codes(await heard), ['body-timeout']);
    await settledAs(world, 'body-timeout');
  });

  test(`who drips a body a byte at a time is cut off, though never silent: ${kind}`, async (t) => {
    const world = await exchangeWorld(t, { exchange: { bodyLimits: { json: 300, opaque: 300 } } });
    const { socket, heard } = await headOf(world, asked, ['transfer-encoding', 'chunked']);
    const dripping = setInterval(() => socket.write(chunk(Buffer.from('a'))), 10);
    t.after(() => clearInterval(dripping));
    assert.deepEqual(codes(await heard), ['body-timeout']);
    await settledAs(world, 'body-timeout');
  });
}

test('a body that declares more than 1 MiB of JSON is refused before a byte of it is read', async (t) => {
  const world = await exchangeWorld(t);
  const { heard } = await headOf(world, PUT, contentLength(MIB + 1));
  assert.deepEqual(codes(await heard), ['body-too-large']);
  await settledAs(world, 'body-too-large');
});

test('a chunked body is refused once it is more than 1 MiB, and who sends it hears why', async (t) => {
  const world = await exchangeWorld(t);
  const { socket, heard } = await headOf(world, PUT, ['transfer-encoding', 'chunked']);
  socket.write(chunk(Buffer.alloc(MIB + 1, 0x20)));
  assert.deepEqual(codes(await heard), ['body-too-large']);
  await settledAs(world, 'body-too-large');
});

test('who goes on sending after a refusal is not listened to', async (t) => {
  const world = await exchangeWorld(t);
  const { socket } = await headOf(world, PUT, ['transfer-encoding', 'chunked']);
  const poured = await pour(socket, chunk(Buffer.alloc(MIB, 0x20)));
  assert.ok(poured < 64 * MIB, `${poured}`);
  await settledAs(world, 'body-too-large');
});

test('a body of somebody unknown is not read, however long', async (t) => {
  const world = await exchangeWorld(t);
  const forged: CallOptions = {
    ...SCAN,
    body: 'x',
    alter: (headers) => headers.set('wasl-purpose', 'other'),
  };
  const { socket } = await headOf(world, forged, contentLength(2 ** 30));
  const poured = await pour(socket, Buffer.alloc(MIB));
  assert.ok(poured < 64 * MIB, `${poured}`);
  assert.deepEqual(world.observed, ['signature-invalid']);
  assert.deepEqual(await spooled(world), []);
});

test('an opaque body that is not what was signed is refused, and does not stay on disk', async (t) => {
  const world = await exchangeWorld(t);
  const body = Buffer.alloc(5 * MIB, 1);
  await refusedKnown(world, 'digest-mismatch', () =>
    world.call({ ...SCAN, body, sent: { body: body.with(-1, 2) } }),
  );
  await refusedKnown(world, 'request-contract-violated', () =>
    world.call({ ...SCAN, target: FILE_TARGET, body }),
  );
  await until(async () => (await spooled(world)).length === 0);
});
