import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openClient } from '../connection.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';
import { moduleIn, refusal } from '../testing/scratch.ts';
import { testDatabase } from '../testing/store.ts';

const ONE = { '0001-first.sql': 'CREATE TABLE one (id integer); GRANT SELECT ON one TO {{role}};' };
const TWO = { ...ONE, '0002-second.sql': 'CREATE TABLE two (id integer);' };

/** Opens stores on one database, one after the other, with the migrations of module `notes` as given. */
async function releases(t: TestContext) {
  const { databaseUrl, home, drop } = await testDatabase(['notes']);
  t.after(drop);
  return async (files: Readonly<Record<string, string>>, lines: string[] = []): Promise<Store> => {
    const modules = [await moduleIn(await mkdtemp(join(home, 'release-')), 'notes', files)];
    return openStore({ home, databaseUrl, modules, report: (line) => lines.push(line), env: { LANG: 'en' } });
  };
}

async function tables(store: Store): Promise<readonly string[]> {
  const client = await store.migrator();
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'notes' ORDER BY 1",
  );
  await client.end();
  return rows.map(({ name }) => name);
}

test('each file is applied once, in order, and later ones when they come', async (t) => {
  const open = await releases(t);
  const lines: string[] = [];
  await using first = await open(ONE, lines);
  assert.deepEqual(await tables(first), ['one']);
  await using second = await open(TWO, lines);
  assert.deepEqual(await tables(second), ['one', 'two']);
  assert.deepEqual(lines, [
    'Migration 0001-first.sql applied to schema notes.',
    'Migration 0002-second.sql applied to schema notes.',
  ]);
});

test('processes that start at once apply each file once', async (t) => {
  const open = await releases(t);
  const lines: string[] = [];
  const stores = await Promise.all([open(TWO, lines), open(TWO, lines), open(TWO, lines)]);
  assert.equal(lines.length, 2);
  for (const store of stores) await store.close();
});

test('a file that changed after it was applied is refused', async (t) => {
  const open = await releases(t);
  await (await open(ONE)).close();
  const changed = { '0001-first.sql': `${ONE['0001-first.sql']} -- a remark` };
  await assert.rejects(open(changed), refusal('migration-changed'));
});

test('a gap in the numbers, or a file without one, is refused', async (t) => {
  const open = await releases(t);
  await assert.rejects(open({ ...ONE, '0003-third.sql': '' }), refusal('migration-gap'));
  await assert.rejects(open({ ...ONE, '0001-again.sql': '' }), refusal('migration-gap'));
  await assert.rejects(open({ ...ONE, 'readme.txt': '' }), refusal('migration-gap'));
});

test('a database newer than the code is refused, and left as it is', async (t) => {
  const open = await releases(t);
  await using newer = await open(TWO);
  await assert.rejects(open(ONE), refusal('migration-newer'));
  assert.deepEqual(await tables(newer), ['one', 'two']);
});

test('a file that fails leaves nothing of itself, and keeps what came before', async (t) => {
  const open = await releases(t);
  const broken = {
    ...ONE,
    '0002-second.sql': 'CREATE TABLE two (id integer);\nCREATE TABEL three;',
  };
  await assert.rejects(
    open(broken),
    (error) => refusal('migration-failed')(error) && /line 2/.test(String(error)),
  );
  await using store = await open(TWO);
  assert.deepEqual(await tables(store), ['one', 'two']);
});

test('a file that ends its transaction, or has a mark we do not know, is refused', async (t) => {
  const open = await releases(t);
  await assert.rejects(open({ '0001-first.sql': 'COMMIT; SELECT 1;' }), refusal('migration-failed'));
  await assert.rejects(open({ '0001-first.sql': 'GRANT {{roles}} TO x;' }), refusal('migration-failed'));
});

test('a schema that somebody else owns is refused', async (t) => {
  const { databaseUrl, home, drop } = await testDatabase(['notes']);
  t.after(drop);
  const superuser = await openClient({ connectionString: databaseUrl });
  await superuser.query('CREATE SCHEMA notes');
  await superuser.end();
  const modules = [await moduleIn(home, 'notes', ONE)];
  await assert.rejects(
    openStore({ home, databaseUrl, modules, report: () => undefined }),
    refusal('schema-foreign'),
  );
});
