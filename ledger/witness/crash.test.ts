import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { equal } from '@wasl/log';
import { loadKey } from '../key-file.ts';
import { askWitness } from './client.ts';
import { parseState } from './state.ts';
import { spawnWitness } from './testing/child-witness.ts';
import { newHome, policyOf, postRaw, refused, startWitness } from './testing/harness.ts';
import { createTestLog, type TestLog } from './testing/test-log.ts';

const ROUNDS = 12;
const origin = await createTestLog('node.example/log/receipts');

type Cosigned = { readonly size: number; readonly root: Uint8Array; readonly time: number };

async function homeOf(t: TestContext, log: TestLog): Promise<string> {
  const home = await newHome(t);
  await writeFile(join(home, 'policy'), policyOf(log));
  return home;
}

async function persisted(home: string) {
  return parseState(await readFile(join(home, 'state', 'node.example%2flog%2freceipts')));
}

test('kill −9: what was acknowledged is kept, and no two cosignatures contradict each other', async (t) => {
  const home = await homeOf(t, origin);
  const cosigned: Cosigned[] = [];
  let log = origin;
  await (await spawnWitness(t, home)).kill();
  const { verifier: key } = await loadKey(join(home, 'keys', 'witness.key'));

  /** Offers ever larger trees of one branch, until the witness is gone or refuses. */
  async function advance(url: string, branch: TestLog, from: number): Promise<void> {
    for (let oldSize = from; ; ) {
      const size = oldSize + 1 + (oldSize % 3);
      const checkpointNote = await branch.note(size);
      const prove = async (old: number) => branch.prove(old, size);
      const answer = await askWitness({ url, key }, { checkpointNote, oldSize, prove }, { timeoutMs: 2_000 });
      if (answer.kind !== 'cosigned') return;
      cosigned.push({ size, root: branch.root(size), time: answer.time });
      oldSize = size;
    }
  }

  for (let round = 0; round < ROUNDS; round++) {
    const start = cosigned.length === 0 ? 0 : (await persisted(home)).checkpoint.size;
    // A log that lies: from here on it has two futures, and would have each of them cosigned.
    const branches = ['left', 'right'].map((side) => log.fork(start, `${side} ${round}`).grow(start + 200));
    const witness = await spawnWitness(t, home);
    const before = cosigned.length;
    const running = branches.map((branch) => advance(witness.url, branch, start));
    // After none, one or a few cosignatures, and then at any moment of the next.
    while (cosigned.length - before < round % 4) await pause(1);
    await pause(Math.random() * 12);
    await witness.kill();
    await Promise.all(running);

    const { checkpoint, time } = await persisted(home).catch(() => {
      assert.equal(cosigned.length, 0);
      return { checkpoint: { size: 0, root: log.root(0) }, time: 0 };
    });
    assert.ok(checkpoint.size >= Math.max(0, ...cosigned.map(({ size }) => size)));
    assert.ok(time >= Math.max(0, ...cosigned.map((one) => one.time)));
    const future = branches.find((branch) => equal(branch.root(checkpoint.size), checkpoint.root));
    assert.ok(future, 'the head kept is one that was offered');
    log = future.fork(checkpoint.size, 'main');
  }

  assert.ok(cosigned.length >= ROUNDS, `${cosigned.length} cosignatures`);
  for (const { size, root } of cosigned) assert.deepEqual(log.root(size), root, `a fork at size ${size}`);
  const times = cosigned.map(({ time }) => time);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
});

test('a disk that takes no more: no cosignature leaves, the process says why and exits', async (t) => {
  const log = origin.grow(9);
  const home = await homeOf(t, log);
  const before = await startWitness(t, { home, policy: policyOf(log) });
  assert.equal((await postRaw(before.url, await log.request(0, 5))).status, 200);
  await before.close();
  const witness = await spawnWitness(t, home, { noWrites: true });
  // It may exit before its answer has left; a cosignature must not.
  const answer = await postRaw(witness.url, await log.request(5, 9)).catch(() => null);
  assert.ok(answer === null || answer.status === 500, JSON.stringify(answer));
  const { code, said } = await witness.ended;
  assert.equal(code, 1);
  assert.match(said, /^witness-state-unwritable: .*EFBIG/);
  assert.equal((await persisted(home)).checkpoint.size, 5);
});

test('two processes on one folder: the second is refused, until the first is killed', async (t) => {
  const home = await homeOf(t, origin);
  const first = await spawnWitness(t, home);
  const start = () => startWitness(t, { home, policy: policyOf(origin) });
  await assert.rejects(start(), refused('witness-folder-taken'));
  await assert.rejects(spawnWitness(t, home), /witness-folder-taken/);
  await first.kill();
  await (await start()).close();
});

test('SIGTERM ends the process cleanly', async (t) => {
  const log = origin.grow(9);
  const witness = await spawnWitness(t, await homeOf(t, log));
  assert.equal((await postRaw(witness.url, await log.request(0, 5))).status, 200);
  const started = performance.now();
  witness.process.kill('SIGTERM');
  assert.deepEqual(await witness.ended, { code: 0, said: '' });
  assert.ok(performance.now() - started < 2_000);
});
