import { realpath } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { languageOfTerminal } from '@wasl/kernel';
import type { Client } from 'pg';
import { openClient } from './connection.ts';
import { fileProblem } from './files/problem.ts';
import { ensureSecret } from './files/secret.ts';
import { type Progress, progressIn } from './progress.ts';
import type { Reached } from './reach.ts';
import { checkServer } from './schema/durability.ts';
import { takeMigrationLock } from './schema/migration-lock.ts';
import { checkDatabase, checkModules } from './schema/names.ts';
import { schemaProblem } from './schema/problem.ts';
import { ensureRoles, type Member } from './schema/roles.ts';
import type { StoreModule, StoreOptions } from './store.ts';

/** The real path of the operator's folder, and where progress goes. Refuses modules that cannot be schemas. */
export async function startOf(options: StoreOptions): Promise<{ home: string; progress: Progress }> {
  checkModules(options.modules);
  if (!isAbsolute(options.home)) throw new TypeError('the home folder is given by an absolute path');
  const language = languageOfTerminal(options.env ?? process.env);
  return { home: await realpath(options.home), progress: progressIn(language, options.report) };
}

/** The role of each module and its password, made at the first start and kept in `secrets/` since. */
export async function membersOf(
  home: string,
  database: string,
  modules: readonly StoreModule[],
): Promise<readonly Member[]> {
  checkDatabase(database);
  return Promise.all(
    modules.map(async ({ name: module }) => {
      const path = join(home, 'secrets', `database-${database}-${module}`);
      const password = await ensureSecret(path);
      // PostgreSQL would normalise anything else (SASLprep) before it compares.
      if (!/^[\x21-\x7e]+$/.test(password)) throw fileProblem('secret-unusable', { path });
      return { module, password };
    }),
  );
}

/**
 * Opens a connection of the role that does the set-up, without time limits: a migration, a backup or a
 * restore takes as long as it takes. Refuses `database-unreachable` for a server that is not ours.
 */
export async function openSetUpClient(reached: Reached): Promise<Client> {
  const config = { ...reached.config(), application_name: 'wasl set-up' };
  const client = await openClient(config).catch((error: unknown) => {
    if (reached.origin !== 'url') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw schemaProblem('database-unreachable', { url: reached.url, reason }, error);
  });
  await client.query(
    "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET client_min_messages = 'warning'",
  );
  return client;
}

/**
 * Checks the server, then brings roles up to date and does `work`, alone among the processes that share the
 * database. Returns the server's version and what `work` did. Refuses `migration-busy`.
 */
export async function setUp<Outcome>(
  reached: Reached,
  members: readonly Member[],
  work: (client: Client) => Promise<Outcome>,
): Promise<{ version: string; outcome: Outcome }> {
  const client = await openSetUpClient(reached);
  try {
    const version = await checkServer(client);
    if (!(await takeMigrationLock(client, PATIENCE))) throw schemaProblem('migration-busy');
    await ensureRoles(client, reached.database, members);
    return { version, outcome: await work(client) };
  } finally {
    await client.end();
  }
}

const PATIENCE = 600_000;
