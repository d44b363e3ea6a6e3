import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Pool } from 'pg';
import { openClient } from '../connection.ts';
import { openStore } from '../open-store.ts';
import { npmCandidates } from '../server/candidates.ts';
import { superviseServer } from '../server/supervise.ts';
import type { StoreModule } from '../store.ts';
import { testCluster } from '../testing/cluster.ts';
import { moduleIn, refusal, scratch } from '../testing/scratch.ts';
import { testDatabase, testStore } from '../testing/store.ts';

const DENIED = { code: '42501' };

async function twoModules(t: TestContext): Promise<readonly StoreModule[]> {
  const folder = await scratch(t);
  const ledger = await moduleIn(folder, 'ledger', {
    '0001-receipt.sql': `
      CREATE TABLE receipt (id integer PRIMARY KEY);
      CREATE TABLE closed (id integer);
      CREATE FUNCTION open_function() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION closed_function() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      GRANT SELECT, INSERT ON receipt TO {{role}};
      GRANT EXECUTE ON FUNCTION open_function TO {{role}};`,
  });
  const notes = await moduleIn(folder, 'notes', {
    '0001-note.sql': 'CREATE TABLE note (id integer); GRANT ALL ON note TO {{role}};',
  });
  return [ledger, notes];
}

/** What every role of a module may and may not do, whoever has set it up. */
async function holds(ledger: Pool, notes: Pool): Promise<void> {
  await ledger.query('INSERT INTO receipt VALUES (1)');
  await ledger.query('SELECT open_function()');
  assert.equal((await notes.query('SELECT FROM note')).rowCount, 0);
  // Only what the migrations grant, in its own schema and in the other's.
  for (const statement of [
    'UPDATE receipt SET id = 2',
    'TRUNCATE receipt',
    'SELECT FROM closed',
    'SELECT closed_function()',
    'SELECT FROM notes.note',
    'SELECT FROM wasl_store.migration',
    'DROP TABLE receipt',
    'ALTER TABLE receipt DISABLE TRIGGER ALL',
  ]) {
    await assert.rejects(ledger.query(statement), DENIED, statement);
  }
  await assert.rejects(notes.query('SELECT FROM ledger.receipt'), DENIED);
  // No role creates anything, wherever it tries.
  for (const place of ['ledger.made', 'notes.made', 'public.made', 'wasl_store.made', 'pg_temp.made']) {
    await assert.rejects(ledger.query(`CREATE TABLE ${place} (id integer)`), DENIED, place);
  }
  await assert.rejects(ledger.query('CREATE SCHEMA made'), DENIED);
  await assert.rejects(ledger.query('CREATE ROLE made'), DENIED);
}

test('a module reads and writes what its migrations grant, in its own schema, and creates nothing', async (t) => {
  await using store = await testStore(await twoModules(t));
  await holds(store.pool('ledger'), store.pool('notes'));
});

test('a module has limits of time, and a commit that waits for the disk', async (t) => {
  const modules = await twoModules(t);
  await using store = await testStore(modules);
  const { rows } = await store.pool('ledger').query(
    `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
            current_setting('idle_in_transaction_session_timeout') AS idle,
            current_setting('synchronous_commit') AS commit, current_setting('search_path') AS path`,
  );
  assert.deepEqual(rows, [
    { statement: '30s', lock: '5s', idle: '30s', commit: 'on', path: 'ledger, pg_temp' },
  ]);
});

test('a secret that is lost or renewed is set again at the next start', async (t) => {
  const modules = await twoModules(t);
  await using store = await testStore(modules);
  const secret = join(store.home, 'secrets', `database-${store.database}-ledger`);
  const before = await readFile(secret);
  await rm(join(store.home, 'secrets'), { recursive: true });
  await using again = await openStore({ ...store, modules, report: () => undefined });
  assert.notDeepEqual(await readFile(secret), before);
  await again.pool('ledger').query('SELECT FROM receipt');
});

test('a dedicated connection is the module’s own, and unknown modules are a mistake', async (t) => {
  await using store = await testStore(await twoModules(t));
  const client = await store.connect('ledger');
  const { rows } = await client.query<{ name: string }>('SELECT session_user AS name');
  assert.match(rows[0]?.name ?? '', /_ledger$/);
  assert.throws(() => store.pool('other'), TypeError);
  await assert.rejects(store.connect('other'), TypeError);
});

test('an address whose role may not create roles, or does not own the database, is refused', async (t) => {
  const { databaseUrl, home, drop } = await testDatabase(['ledger', 'notes']);
  const modules = await twoModules(t);
  const superuser = await openClient({ connectionString: databaseUrl });
  const role = `${superuser.database}_clerk`;
  t.after(async () => {
    await superuser.end();
    await drop();
    const cluster = await openClient({ connectionString: (await testCluster()).databaseUrl });
    await cluster.query(`DROP ROLE ${role}`);
    await cluster.end();
  });
  await superuser.query(`CREATE ROLE ${role} LOGIN PASSWORD 'clerk'`);
  const url = databaseUrl.replace(/\/\/[^@]*@/, `//${role}:clerk@`);
  const options = { home, databaseUrl: url, modules, report: () => undefined };
  await assert.rejects(openStore(options), (error) => {
    return (
      refusal('database-rights-missing')(error) && /CREATEROLE, CREATE ON DATABASE, OWNER/.test(String(error))
    );
  });

  await superuser.query(
    `ALTER ROLE ${role} CREATEROLE; ALTER DATABASE ${superuser.database} OWNER TO ${role}`,
  );
  await using store = await openStore(options);
  await holds(store.pool('ledger'), store.pool('notes'));
});

test('PostgreSQL 18 as npm ships it: the same rights, for a superuser and for one who only owns', async (t) => {
  const home = await scratch(t);
  const modules = await twoModules(t);
  const options = { home, modules, report: () => undefined, candidates: npmCandidates() };
  await using own = await openStore(options);
  assert.equal(own.origin, 'npm');
  assert.match(own.version, /^18\./);
  await holds(own.pool('ledger'), own.pool('notes'));

  const server = await superviseServer({ home, candidates: npmCandidates(), progress: () => undefined });
  const { user, password } = server.superuser;
  const { socketFolder: host, port } = server;
  const superuser = await openClient({ host, port, user, password, database: 'postgres' });
  await superuser.query("CREATE ROLE clerk LOGIN CREATEROLE PASSWORD 'clerk'");
  await superuser.query('CREATE DATABASE office OWNER clerk');
  await superuser.end();
  const databaseUrl = `postgresql://clerk:clerk@/office?host=${encodeURIComponent(host)}&port=${port}`;
  for (let start = 0; start < 2; start += 1) {
    await using store = await openStore({ ...options, databaseUrl });
    if (start === 0) await holds(store.pool('ledger'), store.pool('notes'));
    else assert.equal((await store.pool('ledger').query('SELECT FROM receipt')).rowCount, 1);
  }
});

test('a module cannot enter the databases that every server has', async (t) => {
  const home = await scratch(t);
  await using store = await openStore({ home, modules: await twoModules(t), report: () => undefined });
  const { host, port, user, password } = store.pool('ledger').options;
  for (const database of ['postgres', 'template1']) {
    const attempt = openClient({ host, port, user, password, database, ssl: false });
    await assert.rejects(attempt, DENIED);
  }
});
