import type { Client } from 'pg';
import type { Migration } from './migration-files.ts';
import { BOOKKEEPING } from './names.ts';
import { schemaProblem } from './problem.ts';

/** What a database says was applied to it. */
export type Applied = {
  readonly module: string;
  readonly number: number;
  readonly file: string;
  readonly sha256: string;
};

/** The table that the migrator keeps; created by `ensureSchemas` in the schema of that name. */
export const BOOKKEEPING_TABLE = `
  CREATE TABLE IF NOT EXISTS ${BOOKKEEPING}.migration (
    module text NOT NULL,
    number integer NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (module, number)
  )`;

/** Every migration that the database has seen, by module and number; none in a new database. */
export async function appliedMigrations(client: Client): Promise<readonly Applied[]> {
  const { rows: exists } = await client.query<{ found: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS found',
    [`${BOOKKEEPING}.migration`],
  );
  if (!exists[0]?.found) return [];
  const { rows } = await client.query<Applied>(
    `SELECT module, number, file, sha256 FROM ${BOOKKEEPING}.migration ORDER BY module, number`,
  );
  return rows;
}

export async function recordMigration(
  client: Client,
  { module, number, file, sha256 }: Migration,
): Promise<void> {
  await client.query(
    `INSERT INTO ${BOOKKEEPING}.migration (module, number, file, sha256) VALUES ($1, $2, $3, $4)`,
    [module, number, file, sha256],
  );
}

/**
 * The migrations of one module that are still to be applied. What was applied must be the beginning of what
 * the code brings, byte for byte: refuses `migration-newer`, `migration-changed`, and `migration-gap` when
 * the database lacks one before the last it has.
 */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  for (const [index, { module, number, file, sha256 }] of applied.entries()) {
    if (number !== index + 1)
      throw schemaProblem('migration-gap', { module, expected: index + 1, found: number });
    const migration = known[index];
    if (migration === undefined) {
      throw schemaProblem('migration-newer', { module, applied: applied.length, known: known.length });
    }
    if (migration.sha256 !== sha256) throw schemaProblem('migration-changed', { module, file });
  }
  return known.slice(applied.length);
}
