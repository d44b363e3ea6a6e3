import type { Pool } from 'pg';
import { listAccounts, makeLink, openAccount } from './store/accounts.ts';
import { inTransaction } from './store/transaction.ts';

/**
 * Until an administrator has registered a passkey there is one account to do it with, and one link to it, made
 * anew at each start. Nobody is given a password, so none is left at its default.
 */
export async function firstAdministrator(
  pool: Pool,
  now: number,
  record: (text: string) => Promise<void>,
): Promise<string | null> {
  return inTransaction(pool, async (db) => {
    const administrators = (await listAccounts(db)).filter(({ roles }) => roles.includes('administrator'));
    if (administrators.some(({ ready }) => ready)) return null;
    const [waiting] = administrators;
    if (waiting !== undefined) return makeLink(db, waiting.id, now);
    const account = await openAccount(db, null, 'administrator', now);
    await record(`identity: account ${account} opened with the role administrator at the first start`);
    return makeLink(db, account, now);
  });
}
