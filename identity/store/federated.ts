import { openAccount } from './accounts.ts';
import type { Database } from './transaction.ts';

/** The account of who came through the provider; one without any role is opened at their first coming. */
export async function accountOfFederated(db: Database, digest: Buffer, now: number): Promise<string> {
  // Two first comings at once meet here, and the second finds the account of the first.
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `federated ${digest.toString('hex')}`,
  ]);
  const { rows } = await db.query<{ account: string }>(
    'SELECT account FROM identity.federated WHERE digest = $1',
    [digest],
  );
  if (rows[0] !== undefined) return rows[0].account;
  const account = await openAccount(db, null, null, now);
  await db.query('INSERT INTO identity.federated VALUES ($1, $2)', [digest, account]);
  return account;
}
