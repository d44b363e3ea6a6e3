import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../open-store.ts';
import { optionsIn, readyHomes } from '../testing/ready-home.ts';
import { eventually, notesOf, processesIn } from '../testing/scratch.ts';
import { postmasterOf } from './postmaster.ts';

const readyHome = readyHomes();
const PROGRAM = fileURLToPath(new URL('../testing/open-and-wait.ts', import.meta.url));
const WRITTEN = ['from a process of its own'];

async function openElsewhere(home: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [PROGRAM, home, join(home, 'migrations-notes')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  assert.ok(child.stdout);
  await once(child.stdout, 'data');
  return child;
}

test('after kill -9 the server that is left is adopted, with what was committed, and stopped at the end', async (t) => {
  const home = await readyHome(t);
  const options = await optionsIn(home);
  const child = await openElsewhere(home);
  const left = await postmasterOf(join(home, 'db', 'data'));
  child.kill('SIGKILL');
  await once(child, 'exit');

  const store = await openStore(options);
  assert.equal((await postmasterOf(join(home, 'db', 'data')))?.pid, left?.pid);
  assert.ok(options.lines.some((line) => line.includes(`taken over (pid ${left?.pid})`)));
  assert.deepEqual(await notesOf(store), WRITTEN);

  // An adopted server is watched like our own.
  process.kill(left?.pid ?? 0, 'SIGKILL');
  await eventually(async () => assert.ok(options.lines.includes('PostgreSQL answers again.')));
  assert.deepEqual(await notesOf(store), WRITTEN);
  await store.close();
  assert.deepEqual(await processesIn(join(home, 'db')), []);
});

test('a server killed with its parent recovers what was committed', async (t) => {
  const home = await readyHome(t);
  const child = await openElsewhere(home);
  const server = await postmasterOf(join(home, 'db', 'data'));
  child.kill('SIGKILL');
  process.kill(server?.pid ?? 0, 'SIGKILL');
  await once(child, 'exit');
  await using store = await openStore(await optionsIn(home));
  assert.deepEqual(await notesOf(store), WRITTEN);
});

test('a second process is a guest while the first lives, and neither stops the server of the other', async (t) => {
  const home = await readyHome(t);
  await using store = await openStore(await optionsIn(home));
  const child = await openElsewhere(home);
  child.stdin?.write('close\n');
  await once(child, 'exit');
  assert.deepEqual(await notesOf(store), WRITTEN);
});

test('a process that ends without closing takes its server along', async (t) => {
  const home = await readyHome(t);
  const child = await openElsewhere(home);
  child.stdin?.write('exit\n');
  await once(child, 'exit');
  await eventually(async () => assert.deepEqual(await processesIn(join(home, 'db')), []));
});
