import { setTimeout as delay } from 'node:timers/promises';
import { type Client, escapeIdentifier, Pool } from 'pg';
import { openClient } from './connection.ts';
import { type Reached, reachDatabase } from './reach.ts';
import { ensureSchemas, migrate } from './schema/migrate.ts';
import { migratorOf, roleOf } from './schema/names.ts';
import type { Member } from './schema/roles.ts';
import { membersOf, openSetUpClient, setUp, startOf } from './set-up.ts';
import type { Store, StoreModule, StoreOptions } from './store.ts';

/**
 * Opens the platform's database: finds or starts the server, refuses one that could lose a commit, brings
 * roles and schemas up to date, and hands each module a pool under its own role. Codes of refusals:
 * `STORE_PROBLEMS`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { home, progress } = await startOf(options);
  const reached = await reachDatabase(home, options, progress);
  try {
    const members = await membersOf(home, reached.database, options.modules);
    const { version } = await setUp(reached, members, async (client) => {
      const names = options.modules.map(({ name }) => name);
      await ensureSchemas(client, reached.database, names);
      await migrate(client, reached.database, options.modules, progress);
    });
    return storeOf(reached, version, options.modules, members);
  } catch (error) {
    await reached.close();
    throw error;
  }
}

function storeOf(
  reached: Reached,
  version: string,
  modules: readonly StoreModule[],
  members: readonly Member[],
): Store {
  const configs = new Map(
    members.map(({ module, password }) => {
      const config = reached.config({ user: roleOf(reached.database, module), password });
      return [module, { ...config, application_name: `wasl ${module}` }];
    }),
  );
  const pools = new Map(
    modules.map(({ name, connections = evenShare(modules.length) }) => {
      const pool = new Pool({ ...configs.get(name), ...POOL, max: connections });
      // pg keeps a password out of what is printed, but not one inside an address.
      if (pool.options.connectionString !== undefined) {
        Object.defineProperty(pool.options, 'connectionString', { enumerable: false });
      }
      // The pool drops the idle connection that was lost; the next query opens another.
      pool.on('error', () => undefined);
      return [name, pool];
    }),
  );
  const dedicated = new Set<Client>();
  let closing: Promise<void> | undefined;

  async function remember(opening: Promise<Client>): Promise<Client> {
    const client = await opening;
    dedicated.add(client);
    client.once('end', () => dedicated.delete(client));
    return client;
  }

  async function openMigrator(): Promise<Client> {
    const client = await openSetUpClient(reached);
    await client.query(`SET ROLE ${escapeIdentifier(migratorOf(reached.database))}`);
    return client;
  }

  async function close(): Promise<void> {
    const endings = [
      ...[...pools.values()].map((pool) => pool.end()),
      ...[...dedicated].map((client) => client.end()),
    ];
    // A query that never returns must not keep the server from stopping, which ends it.
    const patience = new AbortController();
    const limit = delay(3_000, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([Promise.allSettled(endings), limit]);
    patience.abort();
    await reached.close();
  }

  return {
    origin: reached.origin,
    version,
    address: { url: reached.url },
    pool: (module) => known(pools, module),
    connect: async (module) => remember(openClient(known(configs, module))),
    migrator: () => remember(openMigrator()),
    close: () => {
      closing ??= close();
      return closing;
    },
    [Symbol.asyncDispose]() {
      return this.close();
    },
  };
}

const POOL = { idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, allowExitOnIdle: true };

/** What the pools share: the 60 of a supervised server, less those for dedicated and set-up connections. */
const SHARED_CONNECTIONS = 48;

function evenShare(modules: number): number {
  return Math.min(10, Math.max(2, Math.floor(SHARED_CONNECTIONS / modules)));
}

function known<Value>(values: ReadonlyMap<string, Value>, module: string): Value {
  const value = values.get(module);
  if (value === undefined) throw new TypeError(`the store was not opened with a module ${module}`);
  return value;
}
