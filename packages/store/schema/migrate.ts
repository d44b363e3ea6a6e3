import { type Client, DatabaseError, escapeIdentifier } from 'pg';
import type { Progress } from '../progress.ts';
import type { StoreModule } from '../store.ts';
import { appliedMigrations, BOOKKEEPING_TABLE, pendingMigrations, recordMigration } from './bookkeeping.ts';
import { type Migration, migrationsOf } from './migration-files.ts';
import { BOOKKEEPING, migratorOf, roleOf } from './names.ts';
import { schemaProblem } from './problem.ts';

/**
 * Makes the schemas of the modules and of the bookkeeping, all owned by the migrator, and lets each module's
 * role use its own. Runs as the role that does the set-up. Refuses `schema-foreign` when one of them belongs
 * to someone else.
 */
export async function ensureSchemas(
  client: Client,
  database: string,
  modules: readonly string[],
): Promise<void> {
  const migrator = migratorOf(database);
  const wanted = [BOOKKEEPING, ...modules];
  await client.query(
    wanted
      .map(
        (name) =>
          `CREATE SCHEMA IF NOT EXISTS ${escapeIdentifier(name)} AUTHORIZATION ${escapeIdentifier(migrator)}`,
      )
      .join(';'),
  );
  const { rows } = await client.query<{ schema: string; owner: string }>(
    'SELECT nspname AS schema, nspowner::regrole::text AS owner FROM pg_namespace WHERE nspname = ANY($1) AND nspowner <> $2::regrole',
    [wanted, escapeIdentifier(migrator)],
  );
  if (rows[0] !== undefined) throw schemaProblem('schema-foreign', rows[0]);
  await asMigrator(client, database, async () => {
    await client.query(BOOKKEEPING_TABLE);
    for (const module of modules) {
      const role = escapeIdentifier(roleOf(database, module));
      await client.query(`GRANT USAGE ON SCHEMA ${escapeIdentifier(module)} TO ${role}`);
    }
  });
}

/**
 * Applies what is pending, each file in a transaction of its own, after every module has been checked: a
 * database that is refused is refused untouched.
 */
export async function migrate(
  client: Client,
  database: string,
  modules: readonly StoreModule[],
  progress: Progress,
): Promise<void> {
  const applied = await appliedMigrations(client);
  const known = await Promise.all(modules.map(migrationsOf));
  const pending = modules.flatMap(({ name }, index) =>
    pendingMigrations(
      known[index] ?? [],
      applied.filter(({ module }) => module === name),
    ),
  );
  await asMigrator(client, database, async () => {
    for (const migration of pending) {
      await client.query('BEGIN');
      try {
        await applyMigration(client, database, migration);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
      progress('migrated', { module: migration.module, file: migration.file });
    }
  });
}

/**
 * Runs one file inside the open transaction of a client that acts as the migrator, and records it. The
 * module's schema comes first in `search_path`. Refuses `migration-failed`, also when the file ends the
 * transaction itself, since half of it could then stay.
 */
export async function applyMigration(client: Client, database: string, migration: Migration): Promise<void> {
  const { module, file } = migration;
  let text = migration.sql;
  try {
    text = withRole(text, roleOf(database, module));
    await client.query(`SET LOCAL search_path = ${escapeIdentifier(module)}, pg_temp`);
    const before = await transactionOf(client);
    await client.query(text);
    if ((await transactionOf(client)) !== before) throw new Error('it ends the transaction it runs in');
    await recordMigration(client, migration);
  } catch (error) {
    const reason = `${error instanceof Error ? error.message : String(error)}${lineOf(error, text)}`;
    throw schemaProblem('migration-failed', { module, file, reason }, error);
  }
}

/** Acts as the migrator during `work`. */
export async function asMigrator<Outcome>(
  client: Client,
  database: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  await client.query(`SET ROLE ${escapeIdentifier(migratorOf(database))}`);
  try {
    return await work();
  } finally {
    // In a transaction that has failed no statement runs any more; its rollback resets the role.
    await client.query('RESET ROLE').catch(() => undefined);
  }
}

async function transactionOf(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return rows[0]?.id;
}

/** Puts the module's role, quoted, in place of `{{role}}`; any other mark of that form is a mistyped one. */
function withRole(sql: string, role: string): string {
  return sql.replace(/\{\{([a-z]+)\}\}/g, (mark, word: string) => {
    if (word !== 'role') throw new Error(`${mark} is unknown: only {{role}} is replaced`);
    return escapeIdentifier(role);
  });
}

function lineOf(error: unknown, sql: string): string {
  if (!(error instanceof DatabaseError) || error.position === undefined) return '';
  return ` (line ${sql.slice(0, Number(error.position)).split('\n').length})`;
}
