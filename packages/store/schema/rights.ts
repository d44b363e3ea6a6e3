import type { Client } from 'pg';
import { schemaProblem } from './problem.ts';

export type SetUpRole = {
  readonly role: string;
  readonly superuser: boolean;
  readonly schemaPublic: boolean;
};

/**
 * The role that does the set-up, and whether it is a superuser. Refuses `database-rights-missing` when it is
 * not and may not create roles (CREATEROLE), or create schemas and take PUBLIC's rights away (the owner of
 * the database may do both).
 */
export async function checkRights(client: Client, database: string): Promise<SetUpRole> {
  const { rows } = await client.query<SetUpRole & { createrole: boolean; create: boolean; owner: boolean }>(
    `SELECT rolname AS role, rolsuper AS superuser, rolcreaterole AS createrole,
            has_database_privilege(datname, 'CREATE') AS create, pg_has_role(datdba, 'USAGE') AS owner,
            to_regnamespace('public') IS NOT NULL AS "schemaPublic"
       FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('current_user is no role of this server');
  const { role, superuser, schemaPublic } = row;
  const missing = [
    ...(row.createrole ? [] : ['CREATEROLE']),
    ...(row.create ? [] : ['CREATE ON DATABASE']),
    ...(row.owner ? [] : ['OWNER']),
  ];
  if (!superuser && missing.length > 0) {
    throw schemaProblem('database-rights-missing', { role, database, missing: missing.join(', ') });
  }
  return { role, superuser, schemaPublic };
}

/**
 * Refuses `database-rights-missing` when PUBLIC still has a right: a REVOKE by someone who did not grant it
 * only warns.
 */
export async function checkPublic(
  client: Client,
  database: string,
  { role, schemaPublic }: SetUpRole,
): Promise<void> {
  const { rows } = await client.query<{ connect: boolean; use: boolean }>(
    `SELECT has_database_privilege('public', current_database(), 'CONNECT, TEMPORARY, CREATE') AS connect,
            $1 AND has_schema_privilege('public', 'public', 'USAGE, CREATE') AS use`,
    [schemaPublic],
  );
  const missing = [
    ...(rows[0]?.connect ? ['OWNER'] : []),
    ...(rows[0]?.use ? ['OWNER OF SCHEMA public'] : []),
  ];
  if (missing.length > 0)
    throw schemaProblem('database-rights-missing', { role, database, missing: missing.join(', ') });
}
