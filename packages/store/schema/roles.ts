import { hasCode } from '@wasl/kernel';
import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import { migratorOf, roleOf } from './names.ts';
import { schemaProblem } from './problem.ts';
import { checkPublic, checkRights, type SetUpRole } from './rights.ts';
import { scramVerifier } from './scram.ts';

/** A module's name and the password of its role. */
export type Member = { readonly module: string; readonly password: string };

/**
 * Brings the roles of a database up to date: one migrator that owns the schemas and never signs in, and per
 * module a role that signs in, may use its own schema, and has no right there but what the module's
 * migrations grant. PUBLIC loses every right on the database and on schema `public`, so that no role but the
 * migrator can create anything, not even a temporary table.
 * Passwords are set at every start: a lost or renewed secret needs no other step. Processes of one operator
 * on several machines therefore share one `secrets` folder.
 * Refuses `database-rights-missing`.
 */
export async function ensureRoles(
  client: Client,
  database: string,
  members: readonly Member[],
): Promise<void> {
  const setUp = await checkRights(client, database);
  try {
    await client.query('BEGIN');
    await client.query(await statementsFor(client, database, members, setUp));
    await checkPublic(client, database, setUp);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    // 42501: insufficient_privilege, such as a role of the same name that another role has made.
    if (!hasCode(error, '42501')) throw error;
    const missing = error instanceof Error ? error.message : String(error);
    throw schemaProblem('database-rights-missing', { role: setUp.role, database, missing }, error);
  }
}

async function statementsFor(client: Client, database: string, members: readonly Member[], setUp: SetUpRole) {
  const migrator = migratorOf(database);
  const roles = members.map(({ module }) => roleOf(database, module));
  const wanted = [migrator, ...roles];
  const { rows } = await client.query<{ name: string }>(
    'SELECT rolname AS name FROM pg_roles WHERE rolname = ANY($1)',
    [wanted],
  );
  const existing = new Set(rows.map(({ name }) => name));
  const missing = wanted.filter((name) => !existing.has(name)).map(escapeIdentifier);
  const [db, owner] = [escapeIdentifier(database), escapeIdentifier(migrator)];
  return [
    ...missing.map((name) => `CREATE ROLE ${name} NOLOGIN`),
    // Since 16 whoever creates a role may administer it but not act as it, unless granted so.
    ...(setUp.superuser ? [] : [`GRANT ${owner} TO CURRENT_USER`]),
    `REVOKE ALL ON DATABASE ${db} FROM PUBLIC`,
    ...(setUp.schemaPublic ? ['REVOKE ALL ON SCHEMA public FROM PUBLIC'] : []),
    // A function is otherwise open to PUBLIC from the moment it is created.
    `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} REVOKE EXECUTE ON ROUTINES FROM PUBLIC`,
    ...members.flatMap(({ module, password }) => memberStatements(database, module, password)),
  ].join(';\n');
}

function memberStatements(database: string, module: string, password: string): readonly string[] {
  const [role, db] = [escapeIdentifier(roleOf(database, module)), escapeIdentifier(database)];
  const defaults = {
    search_path: `${escapeIdentifier(module)}, pg_temp`,
    statement_timeout: escapeLiteral('30s'),
    lock_timeout: escapeLiteral('5s'),
    idle_in_transaction_session_timeout: escapeLiteral('30s'),
    // Outranks a default of the server or the database: no module's commit may be lost (crash rule 1).
    synchronous_commit: 'on',
  };
  return [
    `ALTER ROLE ${role} LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`,
    `GRANT CONNECT ON DATABASE ${db} TO ${role}`,
    ...Object.entries(defaults).map(
      ([name, value]) => `ALTER ROLE ${role} IN DATABASE ${db} SET ${name} = ${value}`,
    ),
  ];
}
