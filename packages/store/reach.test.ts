import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, type ClientConfig } from 'pg';
import { openClient } from './connection.ts';
import { openStore } from './open-store.ts';
import { type Reached, reachDatabase } from './reach.ts';
import { refusal } from './testing/scratch.ts';
import { testDatabase } from './testing/store.ts';

const QUIET = { modules: [], report: () => undefined };

async function reach(databaseUrl: string): Promise<Reached> {
  return reachDatabase('/nowhere', { ...QUIET, home: '/nowhere', databaseUrl }, () => undefined);
}

/** What pg makes of a configuration. */
function seenBy(config: ClientConfig): readonly unknown[] {
  const { host, port, database, user, password } = new Client(config);
  return [host, port, database, user, password];
}

test('a module’s role takes the place of whatever user and password the address bears', async () => {
  const role = { user: 'wasl_ledger', password: 'p@ss/word?' };
  for (const [url, place] of [
    ['postgresql://admin:secret@db.example:5433/wasl', ['db.example', 5433, 'wasl']],
    ['postgres://db.example/wasl?user=admin&password=secret', ['db.example', 5432, 'wasl']],
    ['postgresql://admin@[::1]:5432/wasl?sslmode=disable', ['::1', 5432, 'wasl']],
    ['postgresql://admin:secret@/wasl?host=/run/postgresql&port=5434', ['/run/postgresql', 5434, 'wasl']],
    ['postgresql:///wasl?host=%2Frun%2Fpostgresql', ['/run/postgresql', 5432, 'wasl']],
  ] as const) {
    const reached = await reach(url);
    assert.deepEqual(seenBy(reached.config(role)), [...place, role.user, role.password], url);
    assert.equal(reached.config().connectionString, url);
    assert.equal(reached.database, 'wasl');
    assert.deepEqual(seenBy({ connectionString: reached.url, user: 'x' }).slice(0, 3), place, reached.url);
    assert.doesNotMatch(reached.url, /admin|secret/);
  }
});

test('an address that is none, or where nothing answers, is refused without its password', async (t) => {
  const { databaseUrl, home, drop } = await testDatabase([]);
  t.after(drop);
  for (const url of ['mysql://admin:secret@db/wasl', 'db.example/wasl', 'postgresql://a:secret@b:port/c']) {
    await assert.rejects(openStore({ ...QUIET, home, databaseUrl: url }), (error) => {
      return refusal('database-url-invalid')(error) && !String(error).includes('secret');
    });
  }
  for (const url of [
    'postgresql://admin:secret@127.0.0.1:1/wasl',
    databaseUrl.replace(/:[^:@]*@/, ':secret@'),
    databaseUrl.replace(/\/t\w+\?/, '/absent?'),
  ]) {
    await assert.rejects(openStore({ ...QUIET, home, databaseUrl: url }), (error) => {
      return refusal('database-unreachable')(error) && !String(error).includes('secret');
    });
  }
});

test('a database whose texts are not UTF-8 is refused', async (t) => {
  const { database, databaseUrl, home, drop } = await testDatabase([]);
  t.after(drop);
  const superuser = await openClient({
    connectionString: databaseUrl.replace(`/${database}?`, '/postgres?'),
  });
  await superuser.query(`DROP DATABASE ${database}`);
  await superuser.query(`CREATE DATABASE ${database} ENCODING 'SQL_ASCII' TEMPLATE template0`);
  await superuser.end();
  await assert.rejects(openStore({ ...QUIET, home, databaseUrl }), refusal('database-encoding'));
});

test('a database name that could not name roles is refused', async (t) => {
  const { database, databaseUrl, home, drop } = await testDatabase([]);
  t.after(drop);
  const name = `${database}_with_a_name_beyond_32_letters`;
  const other = databaseUrl.replace(`/${database}?`, `/${name}?`);
  await assert.rejects(openStore({ ...QUIET, home, databaseUrl: other }), refusal('database-name-unusable'));
});

test('modules whose names cannot be schemas, or that meet, are a mistake in the code', async () => {
  const migrations = new URL('file:///nowhere/');
  for (const names of [
    ['Ledger'],
    ['pg_ledger'],
    ['public'],
    ['wasl_store'],
    ['migrator'],
    ['a', 'a'],
    ['a-b'],
  ]) {
    const modules = names.map((name) => ({ name, migrations }));
    await assert.rejects(openStore({ ...QUIET, home: '/nowhere', modules }), TypeError);
  }
  await assert.rejects(openStore({ ...QUIET, home: 'relative' }), TypeError);
});
