import { type Clock, hasCode } from '@wasl/kernel';
import type { Caller } from '@wasl/web';
import type { Pool } from 'pg';
import { deviceOf } from './device.ts';
import { createLimit } from './limits.ts';
import type { Passkeys } from './passkeys.ts';
import { identityProblem } from './problems.ts';
import type { RelyingParty } from './provider/relying-party.ts';
import { accountOfLink, spendLink } from './store/accounts.ts';
import { accountOfFederated } from './store/federated.ts';
import { countPasskey, findPasskey, keepPasskey } from './store/passkeys.ts';
import { beginSession, endSession, type Proof } from './store/sessions.ts';
import { type Database, inTransaction } from './store/transaction.ts';

export type SignInPorts = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly passkeys: Passkeys;
  /** Null where the operator names none. */
  readonly provider: RelyingParty | null;
  record(text: string): Promise<void>;
};

const WINDOW_MS = 10 * 60_000;
/** An office shares one address; a person rarely tries ten times. */
const MOST_BY_ADDRESS = 60;
const MOST_BY_ACCOUNT = 10;

/** Signing in with a passkey, and registering the one of an account's link. Each begins a session and gives its token. */
export function createSignIn({ pool, clock, passkeys, provider, record }: SignInPorts) {
  const byAddress = createLimit(MOST_BY_ADDRESS, WINDOW_MS, clock);
  const byAccount = createLimit(MOST_BY_ACCOUNT, WINDOW_MS, clock);

  /** A new token at each sign-in: what a browser brought along ends here (session fixation). */
  async function rotate(
    db: Database,
    account: string,
    { session, agent }: Caller,
    proof: Proof,
  ): Promise<string> {
    if (session !== null) await endSession(db, session);
    return beginSession(db, account, deviceOf(agent), proof, clock());
  }

  return {
    options: () => passkeys.signInOptions(),

    async withPasskey(caller: Caller, answer: string): Promise<string> {
      byAddress(caller.address);
      const response = passkeys.read(answer);
      const passkey = await findPasskey(pool, response.id);
      if (passkey === null) throw identityProblem('passkey-refused');
      byAccount(passkey.account);
      const counter = await passkeys.prove(passkey, response);
      return inTransaction(pool, async (db) => {
        await countPasskey(db, passkey.id, counter);
        return rotate(db, passkey.account, caller, 'passkey');
      });
    },

    /** What the browser is asked on the page of a link. Opening the page spends nothing. Throws `link-spent`. */
    async linkOptions(link: string): Promise<string> {
      return passkeys.registrationOptions(await accountOf(link));
    },

    async withLink(caller: Caller, link: string, answer: string): Promise<string> {
      byAddress(caller.address);
      const account = await accountOf(link);
      const passkey = await passkeys.register(account, answer);
      return inTransaction(pool, async (db) => {
        if (!(await spendLink(db, link, clock()))) throw identityProblem('link-spent');
        await keepPasskey(db, account, passkey, clock());
        const token = await rotate(db, account, caller, 'passkey');
        await record(`identity: account ${account} registered a passkey`);
        return token;
      }).catch((error: unknown) => {
        // The passkey of one account never opens another.
        throw hasCode(error, '23505') ? identityProblem('passkey-refused', {}, error) : error;
      });
    },

    /** Begins a flow with the provider; the session that the browser had ends. */
    async beginWithProvider(caller: Caller): Promise<string> {
      byAddress(caller.address);
      if (provider === null) throw identityProblem('provider-refused');
      const token = await provider.begin();
      if (caller.session !== null) await endSession(pool, caller.session);
      return token;
    },

    async withProvider(caller: Caller, query: string): Promise<string> {
      byAddress(caller.address);
      if (provider === null || caller.session === null) throw identityProblem('provider-refused');
      const digest = await provider.finish(caller.session, query);
      return inTransaction(pool, async (db) => {
        const account = await accountOfFederated(db, digest, clock());
        return rotate(db, account, caller, 'provider');
      });
    },
  };

  async function accountOf(link: string): Promise<string> {
    const account = await accountOfLink(pool, link, clock());
    if (account === null) throw identityProblem('link-spent');
    return account;
  }
}
