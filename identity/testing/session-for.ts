import type { Pool } from 'pg';
import type { Role } from '../policies.ts';
import { openAccount } from '../store/accounts.ts';
import { beginSession } from '../store/sessions.ts';
import { inTransaction } from '../store/transaction.ts';

/** An account with one role, or with none, and a session of it that begins now. */
export function sessionFor(
  pool: Pool,
  role: Role | null,
  now: number,
): Promise<{ readonly account: string; readonly token: string }> {
  return inTransaction(pool, async (db) => {
    const account = await openAccount(db, null, role, now);
    return { account, token: await beginSession(db, account, 'Firefox · Linux', 'passkey', now) };
  });
}
