import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { parseNote, type VerifierKey, verifyNote } from '@wasl/log';
import { nodeCrypto } from '../crypto.ts';
import { askWitness } from './client.ts';
import { assertKind, submission } from './testing/conversation.ts';
import { newHome, policyOf, postRaw, startWitness } from './testing/harness.ts';
import { createTestLog } from './testing/test-log.ts';

const log = (await createTestLog('node.example/log/receipts')).grow(60);
const policy = policyOf(log);

test('a witness that agrees: the cosignature is returned, and verifies', async (t) => {
  const { url, key } = await startWitness(t, {
    home: await newHome(t),
    policy,
    clock: () => 1_790_000_000_000,
  });
  for (const [from, to] of [
    [0, 7],
    [7, 7],
    [7, 40],
  ] as const) {
    const answer = await askWitness({ url, key }, await submission(log, from, to), { timeoutMs: 3_000 });
    assert.ok(answer.kind === 'cosigned', JSON.stringify(answer));
    assert.equal(answer.time, 1_790_000_000);
    const { text } = parseNote(await log.note(to));
    await verifyNote({ text, signatures: [answer.signature] }, [key], nodeCrypto);
  }
});

test('a witness at another size than believed: asked again with a proof from there', async (t) => {
  const witness = await startWitness(t, { home: await newHome(t), policy });
  for (const [believed, size] of [
    [5, 7],
    [0, 20],
    [3, 20],
    [25, 30],
  ] as const) {
    const answer = await askWitness(witness, await submission(log, believed, size), { timeoutMs: 3_000 });
    assertKind(answer, 'cosigned');
  }
});

test('a size believed above the checkpoint is put to the witness all the same', async (t) => {
  const witness = await startWitness(t, { home: await newHome(t), policy });
  assertKind(await askWitness(witness, await submission(log, 50, 20), { timeoutMs: 3_000 }), 'cosigned');
});

test('a witness that has seen more says so, whatever it was believed to have seen', async (t) => {
  const witness = await startWitness(t, { home: await newHome(t), policy });
  await postRaw(witness.url, await log.request(0, 30));
  for (const believed of [0, 10, 20, 30, 50]) {
    const answer = await askWitness(witness, await submission(log, believed, 20), { timeoutMs: 3_000 });
    assert.deepEqual(answer, { kind: 'ahead', size: 30 });
  }
});

test('a witness that has seen another tree of the same size is a conflict', async (t) => {
  const witness = await startWitness(t, { home: await newHome(t), policy });
  await postRaw(witness.url, await log.request(0, 30));
  const fork = log.fork(12, 'fork').grow(40);
  for (const believed of [0, 10, 30]) {
    const answer = await askWitness(witness, await submission(fork, believed, 30), { timeoutMs: 3_000 });
    assert.deepEqual(answer, { kind: 'conflict', size: 30 });
  }
  const longer = await askWitness(witness, await submission(fork, 30, 40), { timeoutMs: 3_000 });
  assertKind(longer, 'refused', /^422, /);
});

test('the refusals of a witness are passed on with their reason', async (t) => {
  const witness = await startWitness(t, { home: await newHome(t), policy });
  const stranger = (await createTestLog('stranger.example/log')).grow(9);
  const impostor = (await createTestLog(log.origin)).grow(9);
  assertKind(
    await askWitness(witness, await submission(stranger, 0, 9), { timeoutMs: 3_000 }),
    'refused',
    /^404, /,
  );
  assertKind(
    await askWitness(witness, await submission(impostor, 0, 9), { timeoutMs: 3_000 }),
    'refused',
    /^403, /,
  );
});

test('nobody there, and addresses that are none, are unreachable', async (t) => {
  const gone = await startWitness(t, { home: await newHome(t), policy });
  await gone.close();
  assertKind(
    await askWitness(gone, await submission(log, 0, 7), { timeoutMs: 3_000 }),
    'unreachable',
    /ECONNREFUSED/,
  );
  for (const url of ['http://', '', 'ftp://witness.example', 'not a url']) {
    assertKind(
      await askWitness({ url, key: gone.key }, await submission(log, 0, 7), { timeoutMs: 3_000 }),
      'unreachable',
      /./,
    );
  }
});

test('a proof that cannot be made, a checkpoint that is none, and a key of another type are refused', async (t) => {
  const witness = await startWitness(t, { home: await newHome(t), policy });
  await postRaw(witness.url, await log.request(0, 3));
  const good = await submission(log, 0, 7);
  const prove = () => Promise.reject(new Error('the tile is missing'));
  assertKind(
    await askWitness(witness, { ...good, prove }, { timeoutMs: 3_000 }),
    'refused',
    /tile is missing/,
  );
  const checkpointNote = new Uint8Array([1, 2, 3]);
  assertKind(await askWitness(witness, { ...good, checkpointNote }, { timeoutMs: 3_000 }), 'refused');
  const hanging = () => pause(2_000, [], { ref: false });
  assertKind(
    await askWitness(witness, { ...good, prove: hanging }, { timeoutMs: 100 }),
    'unreachable',
    /within/,
  );
  const plain: VerifierKey = { ...witness.key, type: 'ed25519' };
  assertKind(await askWitness({ ...witness, key: plain }, good, { timeoutMs: 3_000 }), 'refused');
});
