import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { newHome, policyOf, postRaw, refused, startWitness } from './testing/harness.ts';
import { createTestLog } from './testing/test-log.ts';

const log = (await createTestLog('node.example/log/receipts')).grow(20);
const other = (await createTestLog('node.example/log/registry')).grow(20);
const policy = policyOf(log, other);

/** A connection on which the test speaks for itself. */
function dial(t: TestContext, url: string): { socket: Socket; answer: Promise<string> } {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  t.after(() => socket.destroy());
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (part) => {
      text += String(part);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
  return { socket, answer };
}

const head = (...lines: readonly string[]) =>
  ['POST /add-checkpoint HTTP/1.1', 'host: witness', ...lines, '', ''].join('\r\n');

test('a body above 64 KiB is refused, declared or not, and the connection closed', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const declared = dial(t, url);
  declared.socket.write(head('content-length: 65537') + 'x'.repeat(65_537));
  assert.match(await declared.answer, /^HTTP\/1\.1 413 [\s\S]*connection: close/i);
  const chunked = dial(t, url);
  chunked.socket.write(`${head('transfer-encoding: chunked')}10001\r\n${'x'.repeat(0x10001)}\r\n`);
  assert.match(await chunked.answer, /^HTTP\/1\.1 413 /);
  const { status } = await postRaw(url, new Uint8Array(65_536).fill(0x78));
  assert.equal(status, 400);
});

test('a request that does not arrive in time is refused, and holds up nobody', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy, requestTimeoutMs: 400 });
  const slow = dial(t, url);
  const drip = setInterval(() => slow.socket.write('x'), 50);
  t.after(() => clearInterval(drip));
  slow.socket.write(head('content-length: 1000'));
  const silent = dial(t, url);
  silent.socket.write('POST /add-ch');
  const started = performance.now();
  assert.equal((await postRaw(url, await log.request(0, 5))).status, 200);
  assert.match(await slow.answer, /^HTTP\/1\.1 408 /);
  assert.match(await silent.answer, /^HTTP\/1\.1 408 /);
  assert.ok(performance.now() - started < 1_500);
});

test('a client that goes away in the middle of its request changes nothing', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const gone = dial(t, url);
  gone.socket.write(head('content-length: 1000', 'expect: 100-continue'));
  await once(gone.socket, 'data');
  gone.socket.write('old 0\n');
  gone.socket.destroy();
  await gone.answer;
  assert.equal((await postRaw(url, await log.request(0, 5))).status, 200);
});

test('requests on one connection, sent at once, are answered in their order', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const { socket, answer } = dial(t, url);
  for (const [from, to] of [
    [0, 4],
    [4, 9],
    [9, 9],
  ] as const) {
    const body = await log.request(from, to);
    socket.write(head(`content-length: ${body.length}`, ...(to === from ? ['connection: close'] : [])));
    socket.write(body);
  }
  assert.equal((await answer).match(/HTTP\/1\.1 200 /g)?.length, 3);
});

test('a state that cannot be kept: 500 without a cosignature, the reason said, nothing more cosigned', async (t) => {
  const home = await newHome(t);
  const witness = await startWitness(t, { home, policy });
  assert.equal((await postRaw(witness.url, await log.request(0, 5))).status, 200);
  await rm(join(home, 'state'), { recursive: true });
  const answer = await postRaw(witness.url, await log.request(5, 6));
  assert.equal(answer.status, 500);
  assert.equal(answer.body.includes('—'), false);
  const error = await witness.failed;
  assert.ok(refused('witness-state-unwritable')(error));
  assert.match(error.message, /node\.example%2flog%2freceipts.*ENOENT/);
  assert.equal((await postRaw(witness.url, await other.request(0, 1))).status, 503);
  assert.equal((await postRaw(witness.url, await log.request(5, 5))).status, 503);
});

test('closing takes less than two seconds, whoever is connected', async (t) => {
  const home = await newHome(t);
  const witness = await startWitness(t, { home, policy });
  const hanging = dial(t, witness.url);
  hanging.socket.write(head('content-length: 1000'));
  const silent = dial(t, witness.url);
  assert.equal((await postRaw(witness.url, await log.request(0, 5))).status, 200);
  const started = performance.now();
  await witness.close();
  assert.ok(performance.now() - started < 2_000);
  await Promise.all([hanging.answer, silent.answer]);
  await startWitness(t, { home, policy });
});

test('closing without anyone connected is immediate, and what was begun is finished', async (t) => {
  const home = await newHome(t);
  const witness = await startWitness(t, { home, policy });
  const body = await log.request(0, 5);
  const { socket, answer } = dial(t, witness.url);
  socket.write(head(`content-length: ${body.length}`, 'expect: 100-continue'));
  await once(socket, 'data');
  const started = performance.now();
  const closing = witness.close();
  socket.write(body);
  assert.match(
    await answer,
    /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [\s\S]*\n— witness\.example\/one /,
  );
  await closing;
  assert.ok(performance.now() - started < 500);
});
