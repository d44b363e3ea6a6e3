import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { escapeIdentifier } from 'pg';
import { openClient } from '../connection.ts';
import { openStore } from '../open-store.ts';
import { migratorOf, roleOf } from '../schema/names.ts';
import type { Store, StoreModule } from '../store.ts';
import { testCluster } from './cluster.ts';

export type TestStore = Store & {
  readonly database: string;
  /** A folder of its own, which goes with the store. */
  readonly home: string;
  /** The superuser's address of the store's own database. */
  readonly databaseUrl: string;
};

/**
 * A store on a fresh database of the test cluster, with the modules migrated. Closing it drops the database,
 * its roles and its folder: close it in `after`, or open it with `await using`.
 */
export async function testStore(modules: readonly StoreModule[]): Promise<TestStore> {
  const { database, databaseUrl, home, drop } = await testDatabase(modules.map(({ name }) => name));
  try {
    const store = await openStore({ home, databaseUrl, modules, report: () => undefined });
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= store.close().finally(drop);
      return closing;
    };
    return { ...store, database, home, databaseUrl, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await drop();
    throw error;
  }
}

export type TestDatabase = {
  readonly database: string;
  readonly databaseUrl: string;
  readonly home: string;
  drop(): Promise<void>;
};

/** An empty database of the test cluster and a home folder. `drop` also drops the roles of these modules. */
export async function testDatabase(modules: readonly string[]): Promise<TestDatabase> {
  const cluster = await testCluster();
  const database = `t${randomBytes(6).toString('hex')}`;
  const home = await mkdtemp(join(cluster.folder, 'home-'));
  await asSuperuser(cluster.databaseUrl, [`CREATE DATABASE ${escapeIdentifier(database)}`]);
  const roles = [migratorOf(database), ...modules.map((module) => roleOf(database, module))];
  return {
    database,
    databaseUrl: cluster.databaseUrl.replace('/postgres?', `/${database}?`),
    home,
    drop: async () => {
      await asSuperuser(cluster.databaseUrl, [
        `DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`,
        ...roles.map((role) => `DROP ROLE IF EXISTS ${escapeIdentifier(role)}`),
      ]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function asSuperuser(databaseUrl: string, statements: readonly string[]): Promise<void> {
  const client = await openClient({ connectionString: databaseUrl });
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
