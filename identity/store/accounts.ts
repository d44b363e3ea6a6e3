import type { Pool } from 'pg';
import { isRole, type Role } from '../policies.ts';
import { digestOf, newAccountId, newToken } from '../secret.ts';
import type { Database } from './transaction.ts';

const LINK_MS = 24 * 3_600_000;

export type Account = {
  readonly id: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  /** Whether a passkey was registered: until then only a link opens the account. */
  readonly ready: boolean;
};

/** Opens an account with one role, or with none; the name is optional, and stays here. */
export async function openAccount(
  db: Database,
  name: string | null,
  role: Role | null,
  now: number,
): Promise<string> {
  const id = newAccountId();
  await db.query('INSERT INTO identity.account VALUES ($1, $2, $3)', [id, name, new Date(now)]);
  if (role !== null) await grantRole(db, id, role, now);
  return id;
}

/** Makes the one link of an account anew, good for 24 hours and once; the earlier one is void. */
export async function makeLink(db: Database, account: string, now: number): Promise<string> {
  const token = newToken();
  await db.query('DELETE FROM identity.invitation WHERE account = $1', [account]);
  await db.query('INSERT INTO identity.invitation VALUES ($1, $2, $3)', [
    digestOf(token),
    account,
    new Date(now + LINK_MS),
  ]);
  return token;
}

/** The account that a link opens; null where it is spent, has ended or never was. */
export async function accountOfLink(pool: Pool, token: string, now: number): Promise<string | null> {
  const { rows } = await pool.query<{ account: string }>(
    'SELECT account FROM identity.invitation WHERE digest = $1 AND expires_at > $2',
    [digestOf(token), new Date(now)],
  );
  return rows[0]?.account ?? null;
}

/** Spends a link; of two who try at once, one does. */
export async function spendLink(db: Database, token: string, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'DELETE FROM identity.invitation WHERE digest = $1 AND expires_at > $2',
    [digestOf(token), new Date(now)],
  );
  return rowCount === 1;
}

/** Whether the role was not held before. */
export async function grantRole(db: Database, account: string, role: Role, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'INSERT INTO identity.role VALUES ($1, $2, $3) ON CONFLICT (account, role) DO NOTHING',
    [account, role, new Date(now)],
  );
  return rowCount === 1;
}

/** Whether the role was held until now. */
export async function withdrawRole(db: Database, account: string, role: Role): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM identity.role WHERE account = $1 AND role = $2', [
    account,
    role,
  ]);
  return rowCount === 1;
}

type Row = { id: string; name: string | null; roles: string[]; ready: boolean };

/** Every account, the earliest first. */
export async function listAccounts(pool: Database): Promise<Account[]> {
  const { rows } = await pool.query<Row>(
    `SELECT id, name, ARRAY(SELECT role FROM identity.role WHERE role.account = account.id ORDER BY role) AS roles,
            EXISTS (SELECT FROM identity.passkey WHERE passkey.account = account.id) AS ready
       FROM identity.account ORDER BY opened_at, id`,
  );
  return rows.map((row) => ({ ...row, roles: row.roles.filter(isRole) }));
}
