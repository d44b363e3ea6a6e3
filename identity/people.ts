import type { Clock } from '@wasl/kernel';
import type { Pool } from 'pg';
import type { Person, Role } from './policies.ts';
import { identityProblem } from './problems.ts';
import {
  type Account,
  grantRole,
  listAccounts,
  makeLink,
  openAccount,
  withdrawRole,
} from './store/accounts.ts';
import { endSessions } from './store/sessions.ts';
import { inTransaction } from './store/transaction.ts';

export type PeoplePorts = { readonly pool: Pool; readonly clock: Clock; record(text: string): Promise<void> };

export type RoleChange = {
  readonly account: string;
  readonly role: Role;
  readonly change: 'grant' | 'withdraw';
};

/** What administrators do. The ledger has each act before it counts: without the entry nothing is changed. */
export function createPeople({ pool, clock, record }: PeoplePorts) {
  return {
    list: (): Promise<Account[]> => listAccounts(pool),

    /** Opens an account with one role and gives the token of its link. */
    invite(by: Person, name: string | null, role: Role): Promise<string> {
      return inTransaction(pool, async (db) => {
        const account = await openAccount(db, name, role, clock());
        await record(`identity: account ${account} opened with the role ${role} by ${by.account}`);
        return makeLink(db, account, clock());
      });
    },

    /**
     * Grants or withdraws a role. The sessions of the account end, so that a new right begins with a new token
     * and an old one ends everywhere. Nobody changes their own (`own-role`): two people stand behind each right.
     */
    async change(by: Person, { account, role, change }: RoleChange): Promise<void> {
      if (account === by.account) throw identityProblem('own-role');
      await inTransaction(pool, async (db) => {
        const changed = await (change === 'grant'
          ? grantRole(db, account, role, clock())
          : withdrawRole(db, account, role));
        if (!changed) return;
        await endSessions(db, account, null);
        const done = change === 'grant' ? 'granted to' : 'withdrawn from';
        await record(`identity: role ${role} ${done} account ${account} by ${by.account}`);
      });
    },
  };
}
