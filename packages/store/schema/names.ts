import type { StoreModule } from '../store.ts';
import { schemaProblem } from './problem.ts';

const MODULE = /^[a-z][a-z0-9_]{0,29}$/;
const DATABASE = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;

/** Schema of the store's own bookkeeping. */
export const BOOKKEEPING = 'wasl_store';

/** PostgreSQL cuts a name after 63 bytes: 63 − 30 of the longest module − 1 for the `_` between. */
const LONGEST_DATABASE = 32;

/** Refuses a list of modules whose names could not be schemas or would meet: a mistake in the code. */
export function checkModules(modules: readonly StoreModule[]): void {
  const names = new Set<string>();
  for (const { name } of modules) {
    if (!MODULE.test(name) || name.startsWith('pg_') || RESERVED.has(name) || names.has(name)) {
      throw new TypeError(`${name} is no name for a module, or is given twice`);
    }
    names.add(name);
  }
}

const RESERVED = new Set([BOOKKEEPING, 'public', 'information_schema', 'migrator']);

/** Refuses `database-name-unusable`: roles belong to the whole server and take their first part from it. */
export function checkDatabase(database: string): void {
  if (!DATABASE.test(database) || database.length > LONGEST_DATABASE) {
    throw schemaProblem('database-name-unusable', { database, longest: LONGEST_DATABASE });
  }
}

/** The role that a module signs in with. */
export function roleOf(database: string, module: string): string {
  return `${database}_${module}`;
}

/** The role that owns every module's schema. Nobody signs in with it. */
export function migratorOf(database: string): string {
  return `${database}_migrator`;
}
