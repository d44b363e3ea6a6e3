import { type Client, DatabaseError, escapeIdentifier } from 'pg';
import { reachDatabase } from '../reach.ts';
import { applyMigration, asMigrator, ensureSchemas } from '../schema/migrate.ts';
import { type Migration, migrationsOf } from '../schema/migration-files.ts';
import { BOOKKEEPING, migratorOf, roleOf } from '../schema/names.ts';
import { membersOf, setUp, startOf } from '../set-up.ts';
import type { StoreModule, StoreOptions } from '../store.ts';
import { qualified, tablesOf } from './catalogue.ts';
import { ContainerError, decodeFrames, type Frame } from './container.ts';
import { readBackupKeys, secretKeysOf } from './key.ts';
import { type Loaded, load } from './load.ts';
import { decodeHead, type Head } from './manifest.ts';
import { backupProblem } from './problem.ts';
import { unseal } from './seal.ts';

export type RestoreOptions = StoreOptions & {
  /** Absolute path of the backup. */
  readonly file: string;
  /** Text of an age key file that opens it; by default the operator's own key. */
  readonly identity?: string;
  /** Whether what the database holds may be erased. */
  readonly replace?: boolean;
};

export type RestoreSummary = Loaded & {
  /** When the backup was taken, in ISO 8601, UTC. */
  readonly createdAt: string;
};

/**
 * Puts a backup in place of what the database holds, then brings it to the schema of this release: all in
 * one transaction, which commits only after the whole file has proved authentic and every count agreed. A
 * refusal leaves the database as it was. Extra files are returned, not written.
 * The logs of a restored node must be compared with its witnesses before anything is signed (crash rule 3).
 * Refuses the `backup-…` codes, `restore-not-empty`, and `restore-in-use` while the platform is connected.
 */
export async function restore(options: RestoreOptions): Promise<RestoreSummary> {
  const { file, modules, replace = false } = options;
  const { home, progress } = await startOf(options);
  const keys = options.identity === undefined ? await readBackupKeys(home) : secretKeysOf(options.identity);
  const known = new Map<string, readonly Migration[]>();
  for (const module of modules) known.set(module.name, await migrationsOf(module));
  // A first look, before a server is started for a file that cannot be restored.
  await withHead(file, keys, async (head) => checkHead(head, known));

  const reached = await reachDatabase(home, options, progress);
  try {
    const members = await membersOf(home, reached.database, modules);
    const { outcome } = await setUp(reached, members, (client) =>
      withHead(file, keys, async (head, frames) => {
        await checkHead(head, known);
        const loaded = await inTransaction(client, async () => {
          await checkNotInUse(client, reached.database, modules);
          await clear(client, reached.database, replace);
          await ensureSchemas(client, reached.database, [...known.keys()]);
          return asMigrator(client, reached.database, () =>
            rebuild(client, reached.database, known, head, frames),
          );
        });
        return { createdAt: head.createdAt, ...loaded };
      }),
    );
    return outcome;
  } finally {
    await reached.close();
  }
}

/** Migrations of this release by module. */
type Known = ReadonlyMap<string, readonly Migration[]>;

type Frames = AsyncGenerator<Frame>;

/** Opens a backup, reads its head, and gives the rest to `work`. Refuses `backup-damaged`. */
async function withHead<Outcome>(
  file: string,
  keys: readonly string[],
  work: (head: Head, frames: Frames) => Promise<Outcome>,
): Promise<Outcome> {
  const bytes = unseal(file, keys);
  const frames = decodeFrames(bytes);
  try {
    const first = await frames.next();
    if (first.done || first.value.kind !== 'H') throw new ContainerError('it has no head');
    return await work(decodeHead(first.value.payload), frames);
  } catch (error) {
    // SQLSTATE classes 22 and 23: rows that do not fit their columns, or contradict one another.
    const misfit = error instanceof DatabaseError && /^2[23]/.test(error.code ?? '');
    if (misfit || error instanceof ContainerError) throw backupProblem('backup-damaged', { file }, error);
    throw error;
  } finally {
    await bytes.return(undefined);
  }
}

/** Refuses `backup-newer`, and `backup-other-schema` when a migration it has seen is another one here. */
async function checkHead(head: Head, known: Known): Promise<void> {
  for (const { name: module, migrations } of head.modules) {
    const here = known.get(module) ?? [];
    if (migrations.length > here.length) {
      throw backupProblem('backup-newer', { module, applied: migrations.length, known: here.length });
    }
    for (const [index, { file, sha256 }] of migrations.entries()) {
      if (here[index]?.sha256 !== sha256)
        throw backupProblem('backup-other-schema', { place: `${module}/${file}` });
    }
  }
}

async function inTransaction<Outcome>(client: Client, work: () => Promise<Outcome>): Promise<Outcome> {
  await client.query('BEGIN');
  try {
    const outcome = await work();
    await client.query('COMMIT');
    return outcome;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** A node that runs on would keep counters of a past that no longer exists. */
async function checkNotInUse(
  client: Client,
  database: string,
  modules: readonly StoreModule[],
): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM pg_stat_activity WHERE datname = $1 AND usename = ANY($2)',
    [database, modules.map(({ name }) => roleOf(database, name))],
  );
  const count = rows[0]?.count ?? 0;
  if (count > 0) throw backupProblem('restore-in-use', { database, count });
}

/** Drops every schema of the migrator. Refuses `restore-not-empty` when a table has a row. */
async function clear(client: Client, database: string, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT nspname AS name FROM pg_namespace WHERE nspowner = $1::regrole',
    [escapeIdentifier(migratorOf(database))],
  );
  const schemas = rows.map(({ name }) => name);
  const tables = replace
    ? []
    : await tablesOf(
        client,
        schemas.filter((name) => name !== BOOKKEEPING),
      );
  for (const { schema, table } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${qualified(schema, table)} LIMIT 1`);
    if (rowCount !== 0) throw backupProblem('restore-not-empty', { database, table: `${schema}.${table}` });
  }
  if (schemas.length > 0)
    await client.query(`DROP SCHEMA ${schemas.map(escapeIdentifier).join(', ')} CASCADE`);
}

/** The schema as the backup knew it, then its rows, then what this release has added since. */
async function rebuild(
  client: Client,
  database: string,
  known: Known,
  head: Head,
  frames: Frames,
): Promise<Loaded> {
  const lengths = new Map(head.modules.map(({ name, migrations }) => [name, migrations.length]));
  const later: Migration[] = [];
  for (const [module, migrations] of known) {
    const length = lengths.get(module) ?? 0;
    for (const migration of migrations.slice(0, length)) await applyMigration(client, database, migration);
    later.push(...migrations.slice(length));
  }
  const loaded = await load(client, frames, [...lengths.keys()]);
  for (const migration of later) await applyMigration(client, database, migration);
  return loaded;
}
