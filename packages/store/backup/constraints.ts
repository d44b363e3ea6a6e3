import { type Client, escapeIdentifier } from 'pg';
import { qualified } from './catalogue.ts';

/** How `ALTER TABLE` names the states of a trigger that `pg_trigger.tgenabled` abbreviates. */
const ENABLE: Readonly<Record<string, string>> = { O: 'ENABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' };

/**
 * Sets foreign keys and triggers aside, so that tables can be emptied and filled in any order, and returns
 * what puts them back. Foreign keys are dropped and added again, which checks every row, and needs no
 * superuser as disabling them would. Inside one transaction, as the owner of the tables.
 */
export async function suspendConstraints(
  client: Client,
  schemas: readonly string[],
): Promise<() => Promise<void>> {
  const foreignKeys = await client.query<{ schema: string; table: string; name: string; definition: string }>(
    `SELECT n.nspname AS schema, c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY($1) AND k.contype = 'f' AND k.conparentid = 0`,
    [schemas],
  );
  const triggers = await client.query<{ schema: string; table: string; name: string; state: string }>(
    `SELECT n.nspname AS schema, c.relname AS table, t.tgname AS name, t.tgenabled AS state
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY($1) AND NOT t.tgisinternal AND t.tgenabled <> 'D'`,
    [schemas],
  );
  for (const { schema, table, name } of foreignKeys.rows) {
    await client.query(`ALTER TABLE ${qualified(schema, table)} DROP CONSTRAINT ${escapeIdentifier(name)}`);
  }
  for (const { schema, table, name } of triggers.rows) {
    await client.query(`ALTER TABLE ${qualified(schema, table)} DISABLE TRIGGER ${escapeIdentifier(name)}`);
  }
  return async () => {
    // A table with a deferred check still to come cannot be altered.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    for (const { schema, table, name, definition } of foreignKeys.rows) {
      const constraint = `ADD CONSTRAINT ${escapeIdentifier(name)} ${definition}`;
      await client.query(`ALTER TABLE ${qualified(schema, table)} ${constraint}`);
    }
    for (const { schema, table, name, state } of triggers.rows) {
      await client.query(
        `ALTER TABLE ${qualified(schema, table)} ${ENABLE[state]} TRIGGER ${escapeIdentifier(name)}`,
      );
    }
  };
}
