import { newId } from '@wasl/kernel';
import type { Pool } from 'pg';
import { isRole, type Person, type Role } from '../policies.ts';
import { digestOf, newToken } from '../secret.ts';
import type { Database } from './transaction.ts';

/** OWASP ASVS 5.0 §7.3: a session ends half an hour after its last use, and twelve hours after it began. */
const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 3_600_000;
/** Its last use is written down no more often than this, so that reading pages does not write. */
const SEEN_EVERY_MS = 60_000;

/** With what a session began. */
export type Proof = 'passkey' | 'provider';

export type Session = {
  readonly id: string;
  readonly device: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
};

/** Begins a session and gives its token, of which only the digest is kept. Those that have ended go. */
export async function beginSession(
  db: Database,
  account: string,
  device: string,
  proof: Proof,
  now: number,
): Promise<string> {
  const token = newToken();
  await db.query('DELETE FROM identity.session WHERE seen_at <= $1 OR began_at <= $2', limits(now));
  await db.query('INSERT INTO identity.session VALUES ($1, $2, $3, $4, $4, $5, $6)', [
    digestOf(token),
    newId(now),
    account,
    new Date(now),
    device,
    proof,
  ]);
  return token;
}

type Row = { id: string; account: string; began: Date; seen: Date; proof: Proof; roles: string[] };

/** Who has the session of a token, with the roles they hold now; null where it is none, or has ended. */
export async function findSession(
  pool: Pool,
  token: string,
  now: number,
): Promise<{ readonly session: string; readonly person: Person } | null> {
  const digest = digestOf(token);
  const { rows } = await pool.query<Row>(
    `SELECT id, account, began_at AS began, seen_at AS seen, proof,
            ARRAY(SELECT role FROM identity.role WHERE role.account = session.account) AS roles
       FROM identity.session WHERE digest = $1 AND seen_at > $2 AND began_at > $3`,
    [digest, ...limits(now)],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (now - row.seen.getTime() >= SEEN_EVERY_MS) {
    await pool.query('UPDATE identity.session SET seen_at = $2 WHERE digest = $1', [digest, new Date(now)]);
  }
  const roles: ReadonlySet<Role> = new Set(row.roles.filter(isRole));
  return {
    session: row.id,
    person: { account: row.account, roles, provenAt: row.proof === 'passkey' ? row.began.getTime() : null },
  };
}

/** The living sessions of an account, the latest first. */
export async function sessionsOf(pool: Pool, account: string, now: number): Promise<Session[]> {
  const { rows } = await pool.query<Session>(
    `SELECT id, device, began_at AS "beganAt", seen_at AS "seenAt" FROM identity.session
      WHERE account = $1 AND seen_at > $2 AND began_at > $3 ORDER BY began_at DESC`,
    [account, ...limits(now)],
  );
  return rows;
}

export async function endSession(db: Database, token: string): Promise<void> {
  await db.query('DELETE FROM identity.session WHERE digest = $1', [digestOf(token)]);
}

/** Ends one session of the account. Another's is left alone. */
export async function endOwnSession(db: Database, account: string, id: string): Promise<void> {
  await db.query('DELETE FROM identity.session WHERE account = $1 AND id = $2', [account, id]);
}

/** Ends all sessions of the account but one; all of them where `kept` is null. */
export async function endSessions(db: Database, account: string, kept: string | null): Promise<void> {
  await db.query('DELETE FROM identity.session WHERE account = $1 AND id IS DISTINCT FROM $2', [
    account,
    kept,
  ]);
}

function limits(now: number): [idle: Date, absolute: Date] {
  return [new Date(now - IDLE_MS), new Date(now - ABSOLUTE_MS)];
}
