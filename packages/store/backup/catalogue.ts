import { type Client, escapeIdentifier } from 'pg';
import type { SequenceState, TableHead } from './manifest.ts';

/**
 * The tables of these schemas in order of their names, with the columns that hold data (a generated column
 * is computed again). Binary COPY is exact and fast, but writes the number that a server gave to a type of
 * our own inside arrays and rows of it; a table that uses such a type travels as text.
 */
export async function tablesOf(client: Client, schemas: readonly string[]): Promise<readonly TableHead[]> {
  const { rows } = await client.query<TableHead>(
    `SELECT n.nspname AS schema, c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
            CASE WHEN bool_or(a.atttypid >= 16384) THEN 'text' ELSE 'binary' END AS format
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE n.nspname = ANY($1) AND c.relkind = 'r'
      GROUP BY n.nspname, c.relname
      ORDER BY n.nspname, c.relname`,
    [schemas],
  );
  return rows;
}

/** The sequences of these schemas and where they stand. */
export async function sequencesOf(
  client: Client,
  schemas: readonly string[],
): Promise<readonly SequenceState[]> {
  const { rows } = await client.query<{ schema: string; sequence: string }>(
    `SELECT n.nspname AS schema, c.relname AS sequence
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY($1) AND c.relkind = 'S'
      ORDER BY n.nspname, c.relname`,
    [schemas],
  );
  const states: SequenceState[] = [];
  for (const { schema, sequence } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${qualified(schema, sequence)}`,
    );
    for (const row of state.rows) states.push({ schema, sequence, ...row });
  }
  return states;
}

export function qualified(schema: string, name: string): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
}

/** `schema.table (columns)`, as COPY takes it on either side. */
export function copyTarget({ schema, table, columns }: TableHead): string {
  return `${qualified(schema, table)} (${columns.map(escapeIdentifier).join(', ')})`;
}
