import assert from 'node:assert/strict';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../open-store.ts';
import { optionsIn, readyHomes } from '../testing/ready-home.ts';
import { eventually, notesOf, processesIn, refusal, scratch } from '../testing/scratch.ts';
import { candidatesOf } from './candidates.ts';
import { postmasterOf } from './postmaster.ts';

const readyHome = readyHomes();

test('a second start finds what the first wrote, in less than 1.5 s, and a stop leaves no process', async (t) => {
  const home = await scratch(t);
  const options = await optionsIn(home);
  const first = await openStore(options);
  assert.notEqual(first.origin, 'url');
  assert.match(first.version, /^\d+\.\d+/);
  await first.pool('notes').query("INSERT INTO note VALUES ('kept')");
  await first.close();
  await first.close();
  assert.deepEqual(await processesIn(join(home, 'db')), []);

  const start = performance.now();
  const second = await openStore(options);
  assert.ok(performance.now() - start < 1_500);
  assert.deepEqual(await notesOf(second), ['kept']);
  await second.close();
  assert.deepEqual(await processesIn(join(home, 'db')), []);
});

test('Ctrl-C in the terminal does not reach the server: it has a session of its own', async (t) => {
  const home = await readyHome(t);
  await using _store = await openStore(await optionsIn(home));
  const server = await postmasterOf(join(home, 'db', 'data'));
  // Fields 5 and 6 of /proc/<pid>/stat: process group and session (proc(5)).
  const [, , group, session] =
    (await readFile(`/proc/${server?.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  assert.equal(Number(group), server?.pid);
  assert.equal(Number(session), server?.pid);
});

test('two starts at once on a new folder share one server, and the guest leaves it running', async (t) => {
  const home = await scratch(t);
  const options = await optionsIn(home);
  const stores = await Promise.all([openStore(options), openStore(options)]);
  await stores[0].pool('notes').query("INSERT INTO note VALUES ('shared')");
  assert.deepEqual(await notesOf(stores[1]), ['shared']);

  await using guest = await openStore(options);
  assert.deepEqual(await notesOf(guest), ['shared']);
  await guest.close();
  assert.deepEqual(await notesOf(stores[0]), ['shared']);
  await Promise.all(stores.map((store) => store.close()));
  assert.deepEqual(await processesIn(join(home, 'db')), []);
});

test('a server that dies is started again: pools go on, dedicated connections hear of it', async (t) => {
  const home = await readyHome(t);
  const options = await optionsIn(home);
  await using store = await openStore(options);
  await store.pool('notes').query("INSERT INTO note VALUES ('before')");
  const dedicated = await store.connect('notes');
  const heard = new Promise((resolve) => dedicated.once('error', resolve));
  const before = await postmasterOf(join(home, 'db', 'data'));
  assert.ok(before);
  process.kill(before.pid, 'SIGKILL');
  await heard;
  assert.deepEqual(await eventually(() => notesOf(store)), ['before']);
  const after = await postmasterOf(join(home, 'db', 'data'));
  assert.notEqual(after?.pid, before.pid);
  assert.ok(options.lines.includes('PostgreSQL stopped unexpectedly; starting it again.'));
  await eventually(async () => assert.ok(options.lines.includes('PostgreSQL answers again.')));
});

test('a backend that crashes costs one reconnection, and the server is not lost sight of', async (t) => {
  const home = await readyHome(t);
  await using store = await openStore(await optionsIn(home));
  const dedicated = await store.connect('notes');
  const heard = new Promise((resolve) => dedicated.once('error', resolve));
  const { rows } = await dedicated.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid;
  assert.ok(pid);
  process.kill(pid, 'SIGKILL');
  await heard;
  assert.deepEqual(await eventually(() => notesOf(store)), []);
  await store.close();
  assert.deepEqual(await processesIn(join(home, 'db')), []);
});

test('a path too long for a socket puts it in a private temporary folder, gone after the stop', async (t) => {
  const home = join(await scratch(t), 'a-folder-with-a-long-name'.repeat(4));
  await mkdir(home);
  const store = await openStore(await optionsIn(home));
  const folder = new URLSearchParams(store.address.url.split('?')[1]).get('host') ?? '';
  assert.ok(!folder.startsWith(home));
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  await store.close();
  await assert.rejects(stat(folder), { code: 'ENOENT' });
});

test('a pid file that names a stranger does not keep the server from starting', async (t) => {
  const home = await readyHome(t);
  const options = await optionsIn(home);
  await (await openStore(options)).close();
  const data = join(home, 'db', 'data');
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n0\n5432\n${home}\n\n`);
  await using store = await openStore(options);
  assert.deepEqual(await notesOf(store), []);
});

test('data of another major version, or of no PostgreSQL, is refused and left alone', async (t) => {
  const home = await scratch(t);
  const options = await optionsIn(home);
  const data = join(home, 'db', 'data');
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'something'), '');
  await assert.rejects(openStore(options), refusal('data-folder-foreign'));
  await writeFile(join(data, 'PG_VERSION'), '9\n');
  await assert.rejects(openStore(options), refusal('postgresql-other-major'));
});

test('data whose password is lost is refused, and no other password is made', async (t) => {
  const home = await readyHome(t);
  const options = await optionsIn(home);
  await (await openStore(options)).close();
  const secret = join(home, 'secrets', 'postgresql-superuser');
  await rm(secret);
  await assert.rejects(openStore(options), refusal('postgresql-secret-missing'));
  await assert.rejects(stat(secret), { code: 'ENOENT' });
});

test('without PostgreSQL the refusal says what to install; a wrong WASL_PG_BIN is not replaced', async (t) => {
  const options = await optionsIn(await scratch(t));
  await assert.rejects(openStore({ ...options, candidates: [] }), refusal('postgresql-not-found'));
  assert.deepEqual(await candidatesOf({ ...process.env, WASL_PG_BIN: '/nowhere' }), [
    { origin: 'machine', folder: '/nowhere' },
  ]);
});
