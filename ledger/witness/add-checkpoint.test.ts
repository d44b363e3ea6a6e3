import assert from 'node:assert/strict';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  concat,
  formatAddCheckpoint,
  formatNote,
  formatVerifierKey,
  fromUtf8,
  parseNote,
  parseSignatureLines,
  utf8,
} from '@wasl/log';
import { parseState } from './state.ts';
import { cosignedTime, newHome, policyOf, postRaw, startWitness } from './testing/harness.ts';
import { WITNESS_NAME } from './testing/names.ts';
import { createTestLog } from './testing/test-log.ts';

const log = (await createTestLog('node.example/log/receipts')).grow(300);
const registry = (await createTestLog('node.example/log/registry')).grow(20);
const policy = policyOf(log, registry);

test('GET / says who the witness is', async (t) => {
  const { url, key } = await startWitness(t, { home: await newHome(t), policy });
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.equal(await response.text(), `${formatVerifierKey(key)}\n`);
  assert.equal(key.name, WITNESS_NAME);
  assert.equal(key.type, 'cosignature');
  assert.equal((await fetch(url, { method: 'HEAD' })).status, 200);
});

test('other addresses and methods are refused', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  for (const path of ['/add-checkpoint/', '/add-checkpoint?x', '/checkpoint', '//']) {
    assert.equal((await fetch(`${url}${path}`, { method: 'POST', body: 'x' })).status, 404, path);
  }
  const read = await fetch(`${url}/add-checkpoint`);
  assert.deepEqual([read.status, read.headers.get('allow')], [405, 'POST']);
  assert.equal((await fetch(url, { method: 'POST' })).status, 405);
});

test('200: a consistent checkpoint is cosigned, and kept, with the time of the clock', async (t) => {
  const home = await newHome(t);
  const clock = () => 1_790_000_000_999;
  const { url, key } = await startWitness(t, { home, policy, clock });
  for (const [from, to] of [
    [0, 1],
    [1, 70],
    [70, 70],
    [70, 256],
    [256, 300],
  ] as const) {
    const answer = await postRaw(url, await log.request(from, to));
    assert.equal(await cosignedTime(answer, await log.note(to), key), 1_790_000_000);
    assert.equal(parseSignatureLines(answer.body).length, 1);
    const { checkpoint, time } = parseState(
      await readFile(join(home, 'state', 'node.example%2flog%2freceipts')),
    );
    assert.deepEqual([checkpoint.size, checkpoint.root, time], [to, log.root(to), 1_790_000_000]);
  }
});

test('200: an empty tree may be cosigned first', async (t) => {
  const { url, key } = await startWitness(t, { home: await newHome(t), policy });
  await cosignedTime(await postRaw(url, await log.request(0, 0)), await log.note(0), key);
  await cosignedTime(await postRaw(url, await log.request(0, 9)), await log.note(9), key);
});

test('404: an unknown origin', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const stranger = (await createTestLog('stranger.example/log')).grow(3);
  assert.equal((await postRaw(url, await stranger.request(0, 3))).status, 404);
});

test('403: no trusted signature, whatever name the unknown key takes', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const impostor = (await createTestLog(log.origin)).grow(3);
  assert.equal((await postRaw(url, await impostor.request(0, 3))).status, 403);
  const text = parseNote(await log.note(3)).text;
  const [good] = parseNote(await log.note(4)).signatures;
  assert.ok(good);
  const checkpoint = formatNote({ text, signatures: [good] });
  assert.equal((await postRaw(url, formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }))).status, 403);
});

test('200: signatures of unknown keys beside a trusted one are ignored', async (t) => {
  const { url, key } = await startWitness(t, { home: await newHome(t), policy });
  const [stranger] = parseNote(await (await createTestLog(log.origin)).grow(3).note(3)).signatures;
  const { text, signatures } = parseNote(await log.note(3));
  assert.ok(stranger);
  const checkpoint = formatNote({ text, signatures: [stranger, ...signatures] });
  const answer = await postRaw(url, formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }));
  await cosignedTime(answer, checkpoint, key);
});

test('400: an old size above the checkpoint, or a malformed request', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const good = fromUtf8(await log.request(0, 5));
  const checkpoint = await log.note(5);
  const malformed = [
    '',
    'old 0\n',
    good.replace('old 0', 'old'),
    good.replace('old 0', 'old 00'),
    good.replace('old 0', 'old 0x0'),
    good.replace('old 0', 'old -1'),
    good.replace('old 0', 'old  0'),
    good.replace('old 0', 'size 0'),
    good.replace('old 0\n', 'old 0\nnot a hash\n'),
    good.replace('old 0\n', `old 0\n${'A'.repeat(43)}=\n`.replace('A=', 'B=')),
    good.slice(0, -1),
    good.replace('\n5\n', '\n05\n'),
    good.replace('\n5\n', '\n5\n5\n'),
    `old 0\n${`${log.root(1).toBase64()}\n`.repeat(64)}\n${fromUtf8(checkpoint)}`,
  ].map(utf8);
  malformed.push(
    formatAddCheckpoint({ oldSize: 6, proof: [], checkpoint }),
    concat(utf8(good), Uint8Array.of(0xff)),
  );
  for (const body of malformed) {
    const answer = await postRaw(url, body);
    assert.equal(answer.status, 400, fromUtf8(body.slice(0, 40)));
  }
  assert.equal((await postRaw(url, utf8(good))).status, 200);
});

test('409: another old size than the one cosigned, which the answer tells', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const tell = (size: number) => ({ status: 409, type: 'text/x.tlog.size', body: `${size}\n` });
  assert.deepEqual(await postRaw(url, await log.request(3, 7)), tell(0));
  assert.equal((await postRaw(url, await log.request(0, 7))).status, 200);
  for (const [from, to] of [
    [0, 7],
    [0, 9],
    [6, 9],
    [8, 9],
    [0, 3],
    [3, 3],
  ] as const) {
    assert.deepEqual(await postRaw(url, await log.request(from, to)), tell(7));
  }
});

test('409: the size cosigned with another root', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  assert.equal((await postRaw(url, await log.request(0, 7))).status, 200);
  const forked = log.fork(6, 'fork').grow(7);
  assert.deepEqual(await postRaw(url, await forked.request(7, 7)), {
    status: 409,
    type: 'text/x.tlog.size',
    body: '7\n',
  });
});

test('422: a proof that does not verify, one where none may be, or none', async (t) => {
  const { url } = await startWitness(t, { home: await newHome(t), policy });
  const checkpoint = await log.note(9);
  const ask = (oldSize: number, proof: readonly Uint8Array[]) =>
    postRaw(url, formatAddCheckpoint({ oldSize, proof, checkpoint }));
  assert.equal((await ask(0, [log.root(1)])).status, 422);
  assert.equal((await postRaw(url, await log.request(0, 7))).status, 200);
  const proof = log.prove(7, 9);
  assert.equal((await ask(7, [])).status, 422);
  assert.equal((await ask(7, proof.slice(1))).status, 422);
  assert.equal((await ask(7, [...proof, log.root(1)])).status, 422);
  assert.equal((await ask(7, proof.with(0, log.root(1)))).status, 422);
  const forked = log.fork(6, 'fork').grow(9);
  assert.equal((await postRaw(url, await forked.request(7, 9))).status, 422);
  const same = formatAddCheckpoint({ oldSize: 7, proof: [log.root(7)], checkpoint: await log.note(7) });
  assert.equal((await postRaw(url, same)).status, 422);
  assert.equal((await ask(7, proof)).status, 200);
});

test('two logs advance side by side, and each is its own after a restart', async (t) => {
  const home = await newHome(t);
  const first = await startWitness(t, { home, policy });
  for (let size = 1; size <= 12; size++) {
    const answers = await Promise.all([
      postRaw(first.url, await log.request((size - 1) * 3, size * 3)),
      postRaw(first.url, await registry.request(size - 1, size)),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
  }
  await first.close();
  const second = await startWitness(t, { home, policy });
  assert.deepEqual(second.key, first.key);
  assert.equal((await postRaw(second.url, await log.request(0, 40))).body, '36\n');
  assert.equal((await postRaw(second.url, await registry.request(0, 20))).body, '12\n');
  assert.equal((await postRaw(second.url, await log.request(36, 40))).status, 200);
});

test('key rotation: either key of a log is trusted, and its record is one', async (t) => {
  const next = (await createTestLog(log.origin)).grow(10);
  const { url } = await startWitness(t, { home: await newHome(t), policy: policyOf(log, next) });
  assert.equal((await postRaw(url, await log.request(0, 5))).status, 200);
  assert.equal((await postRaw(url, await next.request(5, 8))).status, 200);
  assert.equal((await postRaw(url, await log.request(8, 10))).status, 200);
});

test('a log that is trusted again later is remembered', async (t) => {
  const home = await newHome(t);
  const first = await startWitness(t, { home, policy });
  assert.equal((await postRaw(first.url, await log.request(0, 5))).status, 200);
  await first.close();
  const without = await startWitness(t, { home, policy: policyOf(registry) });
  assert.equal((await postRaw(without.url, await log.request(5, 6))).status, 404);
  await without.close();
  const again = await startWitness(t, { home, policy });
  assert.equal((await postRaw(again.url, await log.request(0, 6))).body, '5\n');
});

test('concurrent requests: one wins each step, and the record only grows', async (t) => {
  const home = await newHome(t);
  const { url } = await startWitness(t, { home, policy });
  let size = 0;
  for (let round = 0; round < 5; round++) {
    const sizes = Array.from({ length: 12 }, (_, i) => size + 1 + ((i * 7) % 12));
    const answers = await Promise.all(
      sizes.map(async (to) => ({ to, ...(await postRaw(url, await log.request(size, to))) })),
    );
    const cosigned = answers.filter(({ status }) => status === 200);
    assert.equal(cosigned.length, 1);
    size = cosigned[0]?.to ?? 0;
    const told = answers.filter(({ status }) => status === 409).map(({ body }) => body);
    assert.deepEqual([...new Set(told)], [`${size}\n`]);
  }
  assert.equal((await postRaw(url, await log.request(0, 300))).body, `${size}\n`);
});

test('first start makes a folder closed to others, with key, state and lock', async (t) => {
  const home = join(await newHome(t), 'below', 'witness');
  await mkdir(join(home, '..'));
  await startWitness(t, { home, policy });
  assert.equal((await stat(home)).mode & 0o777, 0o700);
  assert.equal((await stat(join(home, 'keys', 'witness.key'))).mode & 0o777, 0o600);
  assert.match(
    await readFile(join(home, 'keys', 'witness.key'), 'utf8'),
    /^PRIVATE\+KEY\+witness\.example\/one\+[0-9a-f]{8}\+B[A-Za-z0-9+/]{43}\n$/,
  );
});
