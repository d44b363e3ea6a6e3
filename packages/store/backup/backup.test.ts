import assert from 'node:assert/strict';
import { copyFile, mkdtemp, open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { openClient } from '../connection.ts';
import { openStore } from '../open-store.ts';
import type { Store, StoreModule } from '../store.ts';
import { eventually, moduleIn, refusal } from '../testing/scratch.ts';
import { type TestStore, testDatabase, testStore } from '../testing/store.ts';
import { type BackupSummary, backup } from './backup.ts';
import { backupKeyPath } from './key.ts';
import { type RestoreOptions, restore } from './restore.ts';

const LEDGER = {
  '0001-ledger.sql': `
    CREATE TYPE outcome AS ENUM ('done', 'refused', 'unknown');
    CREATE TYPE place AS (commune text, code integer);
    CREATE DOMAIN digest AS bytea CHECK (length(VALUE) = 32);
    CREATE TABLE batch (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      last_entry bigint
    );
    CREATE TABLE entry (
      id bigint PRIMARY KEY,
      batch bigint NOT NULL REFERENCES batch,
      leaf digest NOT NULL UNIQUE,
      body text,
      amounts numeric(20, 3)[],
      at timestamptz NOT NULL,
      details jsonb,
      size integer GENERATED ALWAYS AS (length(body)) STORED
    );
    -- The two tables point at each other: no order of filling them satisfies both.
    ALTER TABLE batch ADD FOREIGN KEY (last_entry) REFERENCES entry DEFERRABLE INITIALLY DEFERRED;
    CREATE TABLE history (
      at timestamptz, outcomes outcome[], places place[], "Strange ""name""" uuid
    ) PARTITION BY RANGE (at);
    CREATE TABLE history_2026 PARTITION OF history FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE TABLE seed (name text PRIMARY KEY);
    INSERT INTO seed VALUES ('from the migration');
    CREATE TABLE empty (id integer);
    CREATE SEQUENCE numbers INCREMENT 7;
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append only'; END $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION refuse();
    CREATE TRIGGER never_empty BEFORE TRUNCATE ON seed FOR EACH STATEMENT EXECUTE FUNCTION refuse();
    ALTER TABLE seed ENABLE ALWAYS TRIGGER never_empty;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ledger TO {{role}};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ledger TO {{role}};`,
};

const NOTES = { '0001-note.sql': 'CREATE TABLE note (text text); GRANT SELECT, INSERT ON note TO {{role}};' };

async function modulesIn(folder: string, ledger: Readonly<Record<string, string>> = LEDGER) {
  const place = await mkdtemp(join(folder, 'modules-'));
  return [await moduleIn(place, 'ledger', ledger), await moduleIn(place, 'notes', NOTES)];
}

async function fill(store: Store): Promise<void> {
  const pool = store.pool('ledger');
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('INSERT INTO batch DEFAULT VALUES; INSERT INTO batch DEFAULT VALUES');
  await client.query(`
    INSERT INTO entry (id, batch, leaf, body, amounts, at, details)
    SELECT n, 1 + n % 2, sha256(n::text::bytea), CASE WHEN n % 10 = 0 THEN NULL ELSE repeat('وصل ' || n, n % 50) END,
           ARRAY[n * 1.001, NULL, -n], '2026-03-20 00:00+01'::timestamptz + n * interval '1 second',
           jsonb_build_object('n', n, 'tab', E'a\\tb\\\\c')
      FROM generate_series(1, 5000) AS n`);
  await client.query('UPDATE batch SET last_entry = 5000');
  await client.query(`
    INSERT INTO history VALUES
      ('2026-05-01', '{done,unknown,NULL}', ARRAY[('أكادير', 80000)::place, NULL], gen_random_uuid()),
      ('2026-06-01', NULL, NULL, NULL)`);
  await client.query("INSERT INTO seed VALUES ('added'); SELECT nextval('numbers'), nextval('numbers')");
  await client.query('COMMIT');
  client.release();
  await store.pool('notes').query("INSERT INTO note VALUES (E'line\\nbreak'), (NULL), ('')");
}

type Handle = Awaited<ReturnType<typeof open>>;

const TABLES = ['batch', 'entry', 'history', 'history_2026', 'seed', 'empty'].map((name) => `ledger.${name}`);

/** Everything a module can see, row by row, and where the sequences stand. */
async function contentsOf(store: Store): Promise<unknown> {
  const client = await store.migrator();
  const contents: Record<string, unknown> = {};
  for (const table of [...TABLES, 'notes.note']) {
    contents[table] = (await client.query(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)).rows;
  }
  for (const sequence of ['ledger.numbers', 'ledger.batch_id_seq']) {
    contents[sequence] = (await client.query(`SELECT last_value, is_called FROM ${sequence}`)).rows;
  }
  const { rows } = await client.query(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE connamespace = 'ledger'::regnamespace
     UNION ALL SELECT tgname, tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
      WHERE NOT tgisinternal AND relnamespace = 'ledger'::regnamespace ORDER BY 1, 2`,
  );
  await client.end();
  return { ...contents, rows };
}

type Source = {
  store: TestStore;
  modules: readonly StoreModule[];
  folder: string;
  file: string;
  summary: BackupSummary;
};

async function backedUp(): Promise<Source> {
  const { home: folder, drop } = await testDatabase([]);
  const modules = await modulesIn(folder);
  const store = await testStore(modules);
  after(async () => {
    await store.close();
    await drop();
  });
  await fill(store);
  const file = join(folder, 'backup.age');
  const extraFiles = [{ name: 'keys/node.key', bytes: Buffer.from('the node’s key') }];
  const summary = await backup({ store, home: store.home, file, extraFiles, clock: () => 0 });
  return { store, modules, folder, file, summary };
}

type Target = RestoreOptions & { open(): Promise<Store> };

/** An empty database of its own, and the options that restore the source into it with the source's key. */
async function targetOf(t: TestContext, { modules, file, store }: Source): Promise<Target> {
  const { databaseUrl, home, drop } = await testDatabase(modules.map(({ name }) => name));
  t.after(drop);
  const identity = await readFile(backupKeyPath(store.home), 'utf8');
  const options = { databaseUrl, home, modules, report: () => undefined, file, identity };
  return { ...options, open: () => openStore(options) };
}

/** A target that holds rows of its own, and what it holds. */
async function filledTarget(t: TestContext, source: Source): Promise<{ target: Target; contents: unknown }> {
  const target = await targetOf(t, source);
  const store = await target.open();
  await store.pool('ledger').query("INSERT INTO seed VALUES ('of the target')");
  const contents = await contentsOf(store);
  await store.close();
  return { target, contents };
}

async function isUnchanged(target: Target, contents: unknown): Promise<void> {
  await using store = await target.open();
  assert.deepEqual(await contentsOf(store), contents);
}

const shared = backedUp();

test('a backup restored elsewhere holds every row, sequence, rule and extra file', async (t) => {
  const source = await shared;
  assert.deepEqual(source.summary, {
    file: source.file,
    createdAt: '1970-01-01T00:00:00.000Z',
    recipients: source.summary.recipients,
    tables: 6,
    rows: 5009,
    bytes: (await stat(source.file)).size,
  });
  assert.equal((await stat(source.file)).mode & 0o777, 0o600);

  const target = await targetOf(t, source);
  assert.deepEqual(await restore(target), {
    createdAt: '1970-01-01T00:00:00.000Z',
    tables: 6,
    rows: 5009,
    extraFiles: [{ name: 'keys/node.key', bytes: Uint8Array.from(Buffer.from('the node’s key')) }],
  });
  await using store = await target.open();
  assert.deepEqual(await contentsOf(store), await contentsOf(source.store));
  // Roles and rules are those of a fresh database.
  await store.pool('ledger').query('INSERT INTO batch DEFAULT VALUES');
  await assert.rejects(store.pool('ledger').query('DELETE FROM entry'), /append only/);
  await assert.rejects(store.pool('notes').query('SELECT FROM ledger.entry'), { code: '42501' });
});

test('a backup is one moment: what is written meanwhile is not in it', async () => {
  const source = await backedUp();
  const file = `${source.file}.2`;
  const client = await source.store.migrator();
  // Holds the backup between its snapshot and its first table.
  await client.query(
    'BEGIN; LOCK TABLE ledger.batch IN ACCESS EXCLUSIVE MODE; INSERT INTO ledger.seed VALUES (1)',
  );
  const running = backup({ ...source, home: source.store.home, file });
  await eventually(async () => {
    const { rowCount } = await client.query(
      'SELECT FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
      ['ledger.batch'],
    );
    assert.equal(rowCount, 1);
  });
  await client.query('COMMIT');
  assert.equal((await running).rows, 5009);
  assert.equal((await backup({ ...source, home: source.store.home, file: `${source.file}.3` })).rows, 5010);
});

test('an altered, cut, lengthened or foreign file is refused, and nothing changes', async (t) => {
  const source = await shared;
  const { target, contents } = await filledTarget(t, source);
  const { size } = await stat(source.file);
  const file = `${source.file}.spoilt`;
  async function refused(spoil: (handle: Handle) => Promise<unknown>, code: string): Promise<void> {
    await copyFile(source.file, file);
    const handle = await open(file, 'r+');
    await spoil(handle);
    await handle.close();
    await assert.rejects(restore({ ...target, file, replace: true }), refusal(code));
  }
  // One bit in the first chunk, in a later one, in the last, and in the header's own authentication.
  for (const at of [300, 70_000, Math.floor(size / 2), size - 1]) {
    await refused((handle) => flipBit(handle, at), 'backup-damaged');
  }
  await refused((handle) => flipBit(handle, 160), 'backup-damaged');
  // Cut within a chunk, at the border of two (64 KiB and a tag of 16 bytes each), and in the header.
  const border = size - ((size - HEADER) % CHUNK);
  for (const length of [size - 1, size - 20_000, border, border - CHUNK, 190, 100]) {
    await refused((handle) => handle.truncate(length), 'backup-damaged');
  }
  await refused((handle) => handle.write('more', size), 'backup-damaged');
  await refused((handle) => handle.write('PK', 0), 'backup-foreign');
  await refused((handle) => handle.truncate(0), 'backup-foreign');
  await isUnchanged(target, contents);
});

test('a file that age opens but that is no whole container is refused, and nothing changes', async (t) => {
  const source = await shared;
  const { target, contents } = await filledTarget(t, source);
  const plain = Buffer.from(await opened(source.file, target.identity ?? ''));
  const file = `${source.file}.forged`;
  for (const forged of [
    plain.subarray(0, plain.length - 100),
    Buffer.concat([plain, Buffer.from('x')]),
    Buffer.from(plain.toString('latin1').replace('"rows":5000', '"rows":4999'), 'latin1'),
    Buffer.from('wasl-backup/2\n'),
  ]) {
    const encrypter = new Encrypter();
    for (const recipient of source.summary.recipients) encrypter.addRecipient(recipient);
    await writeFile(file, await encrypter.encrypt(forged));
    await assert.rejects(restore({ ...target, file, replace: true }), refusal('backup-damaged'));
  }
  await isUnchanged(target, contents);
});

test('another key, a missing one, or something else in its place is refused, and nothing changes', async (t) => {
  const source = await shared;
  const { target, contents } = await filledTarget(t, source);
  const other = await generateX25519Identity();
  const attempt = { ...target, replace: true };
  await assert.rejects(restore({ ...attempt, identity: other }), refusal('backup-wrong-key'));
  await assert.rejects(restore({ ...attempt, identity: 'a password' }), refusal('backup-key-invalid'));
  await assert.rejects(
    restore({ ...attempt, identity: 'AGE-SECRET-KEY-1QQQ' }),
    refusal('backup-key-invalid'),
  );
  const { identity: _, ...without } = attempt;
  await assert.rejects(restore(without), refusal('backup-key-missing'));
  await isUnchanged(target, contents);
});

test('a backup for given public keys opens with each of theirs, and makes no key here', async (t) => {
  const source = await shared;
  const keys = [await generateX25519Identity(), await generateX25519Identity()];
  const recipients = await Promise.all(keys.map(identityToRecipient));
  const file = `${source.file}.2`;
  const target = await targetOf(t, source);
  const { store } = source;
  assert.deepEqual((await backup({ store, home: target.home, file, recipients })).recipients, recipients);
  await assert.rejects(stat(backupKeyPath(target.home)), { code: 'ENOENT' });
  for (const identity of keys) {
    assert.equal((await restore({ ...target, file, identity, replace: true })).rows, 5009);
  }
  const wrong = backup({ store, home: target.home, file: `${file}.2`, recipients: ['age1x'] });
  await assert.rejects(wrong, refusal('backup-recipient-invalid'));
});

test('a database that holds rows is replaced only when that is asked for', async (t) => {
  const source = await shared;
  const { target, contents } = await filledTarget(t, source);
  await assert.rejects(restore(target), refusal('restore-not-empty'));
  await isUnchanged(target, contents);
  await restore({ ...target, replace: true });
  await isUnchanged(target, await contentsOf(source.store));
});

test('a database in use is not replaced', async (t) => {
  const source = await shared;
  const { target } = await filledTarget(t, source);
  const store = await target.open();
  await store.pool('notes').query('SELECT FROM note');
  await assert.rejects(restore({ ...target, replace: true }), refusal('restore-in-use'));
  await store.close();
  await restore({ ...target, replace: true });
});

test('a backup of an earlier release is restored and brought up to this one; of a later one, refused', async (t) => {
  const source = await shared;
  const later = {
    ...LEDGER,
    '0002-later.sql': 'ALTER TABLE seed ADD COLUMN length integer; UPDATE seed SET length = length(name)',
  };
  const target = await targetOf(t, { ...source, modules: await modulesIn(source.folder, later) });
  await restore(target);
  const store = await target.open();
  const { rows } = await store.pool('ledger').query('SELECT name, length FROM seed ORDER BY name');
  assert.deepEqual(rows, [
    { name: 'added', length: 5 },
    { name: 'from the migration', length: 18 },
  ]);
  const file = `${source.file}.later`;
  await backup({ store, home: source.store.home, file });
  await store.close();
  await assert.rejects(
    restore({ ...target, modules: source.modules, file, replace: true }),
    refusal('backup-newer'),
  );
  const [ledger] = source.modules;
  assert.ok(ledger);
  await assert.rejects(restore({ ...target, modules: [ledger] }), refusal('backup-newer'));

  const other = { '0001-ledger.sql': `${LEDGER['0001-ledger.sql']} -- edited` };
  const modules = await modulesIn(source.folder, other);
  await assert.rejects(restore({ ...target, modules }), refusal('backup-other-schema'));
});

test('a backup that fails or is given up leaves no file, and never replaces one', async () => {
  const source = await shared;
  const { store } = source;
  const folder = await mkdtemp(join(source.folder, 'empty-'));
  const options = { store, home: store.home, file: join(folder, 'backup.age') };
  await assert.rejects(backup({ ...options, signal: AbortSignal.abort() }), { name: 'AbortError' });
  await assert.rejects(
    backup({ ...options, extraFiles: [{ name: '../key', bytes: Buffer.alloc(1) }] }),
    refusal('backup-extra-file-invalid'),
  );
  assert.deepEqual(await readdir(folder), []);
  await assert.rejects(backup({ ...options, file: source.file }), refusal('backup-file-exists'));
  assert.equal((await stat(source.file)).size, source.summary.bytes);
});

test('a backup whose connection is cut in the middle of a table leaves no file', async () => {
  const { store, folder: parent } = await backedUp();
  const folder = await mkdtemp(join(parent, 'empty-'));
  const superuser = await openClient({ connectionString: store.databaseUrl });
  await superuser.query("INSERT INTO notes.note SELECT repeat('x', 100) FROM generate_series(1, 300000)");
  const running = backup({ store, home: store.home, file: join(folder, 'backup.age') });
  const refused = assert.rejects(running, /terminat/);
  await eventually(async () => {
    const { rowCount } = await superuser.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY "notes"%' AND state = 'active'`,
    );
    assert.equal(rowCount, 1);
  });
  await superuser.end();
  await refused;
  assert.deepEqual(await readdir(folder), []);
});

/** Sizes of the age format: of its header for one recipient with the nonce that follows, and of a chunk. */
const HEADER = 184;
const CHUNK = 65_536 + 16;

async function flipBit(handle: Handle, at: number): Promise<void> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
  await handle.write(Buffer.of(buffer.readUInt8(0) ^ 1), 0, 1, at);
}

async function opened(file: string, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity.trim().split('\n').at(-1) ?? '');
  return decrypter.decrypt(await readFile(file));
}
