import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../open-store.ts';
import { optionsIn } from '../testing/ready-home.ts';
import { notesOf, processesIn, refusal, scratch } from '../testing/scratch.ts';
import { candidatesOf } from './candidates.ts';
import { chooseBinaries } from './choose.ts';
import { existingData, layoutOf } from './layout.ts';
import { canRun, commandAs, type RunAs, waysToRun } from './run-as.ts';

const self = process.geteuid?.() ?? -1;
const asRoot = { skip: self !== 0 && 'only root has to lend the server another account' };
const PROGRAM = fileURLToPath(new URL('../testing/open-and-wait.ts', import.meta.url));

test(
  'root, folders open to all: the server runs under another account, which owns the data',
  asRoot,
  async (t) => {
    const home = await scratch(t, 0o711);
    const options = await optionsIn(home);
    for (let start = 0; start < 2; start += 1) {
      await using store = await openStore(options);
      assert.deepEqual(await notesOf(store), []);
      assert.notEqual((await stat(join(home, 'db', 'data'))).uid, 0);
    }
  },
);

test(
  'root, a folder above closed to others: a namespace gives root another number, the data is its own',
  asRoot,
  async (t) => {
    const home = join(await scratch(t, 0o700), 'home');
    await mkdir(home);
    const options = await optionsIn(home);
    for (let start = 0; start < 2; start += 1) {
      await using store = await openStore(options);
      assert.deepEqual(await notesOf(store), []);
      assert.equal((await stat(join(home, 'db', 'data'))).uid, 0);
    }
    assert.deepEqual(await processesIn(join(home, 'db')), []);
  },
);

test('root, data made by an ordinary account: the server runs under that account again', asRoot, async () => {
  const owner = { uid: 4321, gid: 4321 };
  assert.deepEqual(await waysToRun(0, owner), [{ way: 'account', ...owner }]);
  assert.deepEqual(
    (await waysToRun(0, { uid: 0, gid: 0 })).map(({ way }) => way),
    ['mapped'],
  );
});

test('an ordinary account runs the server as itself', async (t) => {
  const home = join(await scratch(t), 'home');
  await mkdir(home);
  const { modules } = await optionsIn(home);
  const args = [PROGRAM, home, ...modules.map(({ migrations }) => fileURLToPath(migrations))];
  const way = await ordinaryWay();
  if (way.way === 'account') await chown(home, way.uid, way.gid);
  const command = commandAs(way, process.execPath, args);
  const child = spawn(command.file, command.args, { ...command.options, stdio: ['pipe', 'pipe', 'inherit'] });
  assert.deepEqual(await once(child.stdout, 'data'), [Buffer.from('open\n')]);
  assert.equal((await stat(join(home, 'db', 'data'))).uid, (await stat(home)).uid);
  child.stdin.write('close\n');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  assert.deepEqual(await processesIn(join(home, 'db')), []);
});

test('root that finds no account and no namespace to reach its folders is told where to put them', async () => {
  const nowhere = layoutOf('/nowhere/that/is/reached');
  await assert.rejects(
    chooseBinaries(await candidatesOf(process.env), nowhere, undefined, 0),
    refusal('postgresql-out-of-reach'),
  );
});

test('data of another account is refused to an ordinary one', async (t) => {
  const folder = await scratch(t);
  await assert.rejects(existingData(folder, (await stat(folder)).uid + 1), refusal('data-folder-owner'));
});

/** How a process of an ordinary account is started from here: root lends it one that reaches this code. */
async function ordinaryWay(): Promise<RunAs> {
  for (const way of await waysToRun(self, undefined)) {
    if (await canRun(way, process.execPath, dirname(PROGRAM))) return way;
  }
  throw new Error('no ordinary account reaches this code');
}
