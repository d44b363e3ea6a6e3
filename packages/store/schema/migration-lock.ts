import { hasCode } from '@wasl/kernel';
import type { Client } from 'pg';

/** "wasl" in ASCII, and 1: no module's advisory lock may use this pair. */
const MIGRATION = [0x7761736c, 1];

/**
 * Takes, for the session, the lock under which roles and schemas are brought up to date; waits at most
 * `patience` milliseconds, and returns false when it is still taken.
 */
export async function takeMigrationLock(client: Client, patience: number): Promise<boolean> {
  await client.query(`SET lock_timeout = ${Math.trunc(patience)}`);
  try {
    await client.query('SELECT pg_advisory_lock($1, $2)', MIGRATION);
    await client.query('RESET lock_timeout');
    return true;
  } catch (error) {
    if (hasCode(error, '55P03')) return false;
    throw error;
  }
}
