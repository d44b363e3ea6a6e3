import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { concat, utf8 } from '@wasl/log';
import type { WitnessOptions } from './server.ts';
import { newHome, policyOf, postRaw, refused, startWitness } from './testing/harness.ts';
import { createTestLog } from './testing/test-log.ts';

const log = (await createTestLog('node.example/log/receipts')).grow(20);
const policy = policyOf(log);
const STATE_FILE = 'node.example%2flog%2freceipts';

/** A home in which a witness has cosigned once. */
async function usedHome(t: TestContext): Promise<string> {
  const home = await newHome(t);
  const witness = await startWitness(t, { home, policy });
  assert.equal((await postRaw(witness.url, await log.request(0, 7))).status, 200);
  await witness.close();
  return home;
}

function start(t: TestContext, home: string, changed: Partial<WitnessOptions> = {}) {
  return startWitness(t, { home, policy, ...changed });
}

test('a damaged state refuses to start and names the file', async (t) => {
  const home = await usedHome(t);
  const file = join(home, 'state', STATE_FILE);
  const good = await readFile(file);
  const bad = [
    good.subarray(0, -1),
    new Uint8Array(),
    concat(good, utf8('\n')),
    utf8(good.toString().replace('\n7\n', '\n6\n')),
  ];
  for (const bytes of bad) {
    await writeFile(file, bytes);
    await assert.rejects(start(t, home), (error: unknown) => {
      assert.ok(refused('witness-state-damaged')(error) && error instanceof Error);
      return error.message.includes(file);
    });
  }
  await writeFile(file, good);
  await (await start(t, home)).close();
});

test('a state under the name of another log, and anything that is no state, refuses to start', async (t) => {
  const home = await usedHome(t);
  const folder = join(home, 'state');
  await copyFile(join(folder, STATE_FILE), join(folder, 'node.example%2flog%2fregistry'));
  await assert.rejects(start(t, home), refused('witness-state-damaged'));
  await rm(join(folder, 'node.example%2flog%2fregistry'));
  await mkdir(join(folder, 'folder'));
  await assert.rejects(start(t, home), refused('witness-state-damaged'));
});

test('what a killed write left behind is removed', async (t) => {
  const home = await usedHome(t);
  await writeFile(join(home, 'state', `.${STATE_FILE}.0123456789ab.partial`), 'half');
  await (await start(t, home)).close();
  assert.deepEqual(await readdir(join(home, 'state')), [STATE_FILE]);
});

test('a key whose memory is gone refuses to start', async (t) => {
  const home = await usedHome(t);
  await rename(join(home, 'state'), join(home, 'elsewhere'));
  await assert.rejects(start(t, home), refused('witness-state-missing'));
  await assert.rejects(start(t, home), refused('witness-state-missing'));
});

test('a memory whose key is gone refuses to start, and makes no other key', async (t) => {
  const home = await usedHome(t);
  await rm(join(home, 'keys', 'witness.key'));
  await assert.rejects(start(t, home), refused('key-file-missing'));
  await assert.rejects(start(t, home), refused('key-file-missing'));
});

test('a key of another name, and a damaged one, refuse to start', async (t) => {
  const home = await usedHome(t);
  await assert.rejects(start(t, home, { name: 'witness.example/two' }), refused('key-file-foreign'));
  await truncate(join(home, 'keys', 'witness.key'), 60);
  await assert.rejects(start(t, home), refused('key-file-damaged'));
});

test('two witnesses on one folder: the second is refused until the first has closed', async (t) => {
  const home = await usedHome(t);
  const first = await start(t, home);
  await assert.rejects(start(t, home), refused('witness-folder-taken'));
  assert.equal((await postRaw(first.url, await log.request(7, 8))).status, 200);
  await first.close();
  await first.close();
  await (await start(t, home)).close();
});

test('a start that was refused gives the folder back', async (t) => {
  const home = await usedHome(t);
  await assert.rejects(start(t, home, { name: 'witness.example/two' }), refused('key-file-foreign'));
  await (await start(t, home)).close();
});

test('a port that is taken is refused with its address', async (t) => {
  const first = await start(t, await usedHome(t));
  const { port } = new URL(first.url);
  await assert.rejects(start(t, await usedHome(t), { port: Number(port) }), (error: unknown) => {
    assert.ok(refused('witness-address-unusable')(error) && error instanceof Error);
    return error.message.includes(`127.0.0.1:${port}`);
  });
  await first.close();
});

test('an IPv6 address is written as a URL needs it', async (t) => {
  const witness = await start(t, await usedHome(t), { host: '::1' });
  assert.match(witness.url, /^http:\/\/\[::1\]:[0-9]+$/);
  assert.equal((await postRaw(witness.url, await log.request(7, 9))).status, 200);
});

test('a trust file that cannot be read, or a log name no file can carry, is refused', async (t) => {
  const home = await newHome(t);
  await assert.rejects(
    start(t, home, { policy: utf8('log nonsense\n') }),
    refused('witness-policy-unusable'),
  );
  const long = await createTestLog('n'.repeat(201));
  await assert.rejects(start(t, home, { policy: policyOf(long) }), refused('witness-policy-unusable'));
});
