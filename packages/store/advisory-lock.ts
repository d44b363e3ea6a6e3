import type { Client } from 'pg';
import { hasCode } from './files/error-code.ts';

/** First half of every advisory lock of the store ("wasl" in ASCII), so that no module's lock meets ours. */
const STORE = 0x7761736c;

const LOCKS = {
  /** Held in database `postgres` by the process that supervises the server, as long as it lives. */
  supervisor: 1,
  /** Held while roles and schemas are brought up to date. */
  migration: 2,
} as const;

/** Takes the lock for the session, waiting at most `patience` milliseconds; false when it is taken. */
export async function takeLock(client: Client, lock: keyof typeof LOCKS, patience: number): Promise<boolean> {
  // lock_timeout 0 would mean "for ever".
  await client.query(`SET lock_timeout = ${Math.max(1, Math.trunc(patience))}`);
  try {
    await client.query('SELECT pg_advisory_lock($1, $2)', [STORE, LOCKS[lock]]);
    return true;
  } catch (error) {
    if (hasCode(error, '55P03')) return false;
    throw error;
  } finally {
    await client.query('RESET lock_timeout');
  }
}

export async function releaseLock(client: Client, lock: keyof typeof LOCKS): Promise<void> {
  await client.query('SELECT pg_advisory_unlock($1, $2)', [STORE, LOCKS[lock]]);
}
