import type { Clock } from '@wasl/kernel';
import { type Caller, type Fields, FORM_TOKEN, fieldOf } from '@wasl/web';
import type { Pool } from 'pg';
import { createChallenges } from './challenge.ts';
import { firstAdministrator } from './first-administrator.ts';
import { createPasskeys } from './passkeys.ts';
import { createPeople } from './people.ts';
import { type Action, can, isProvenFor, type Person } from './policies.ts';
import { identityProblem } from './problems.ts';
import { createRelyingParty, type ProviderPorts, type ProviderSettings } from './provider/relying-party.ts';
import { formTokenOf, sameText } from './secret.ts';
import { createSignIn } from './sign-in.ts';
import { endOwnSession, endSession, endSessions, findSession, sessionsOf } from './store/sessions.ts';

export type IdentityPorts = {
  readonly pool: Pool;
  readonly clock: Clock;
  /** The address of the site, on a host by name: passkeys know no others. Asked once it listens. */
  origin(): string;
  /** Enters in the ledger what was done with a privilege, naming accounts by their pseudonyms alone. */
  record(text: string): Promise<void>;
  /** The OpenID Connect provider that people may come through, besides passkeys; null for none. */
  readonly provider: ProviderSettings | null;
  readonly fetch: ProviderPorts['fetch'];
};

/** One who has signed in, in one of their sessions. */
export type Visitor = { readonly session: string; readonly person: Person };

/** Accounts, passkeys, sessions and roles. */
export function openIdentity({ pool, clock, origin, record, provider, fetch }: IdentityPorts) {
  const passkeys = createPasskeys(createChallenges(clock), origin);
  const party = provider === null ? null : createRelyingParty(provider, { clock, origin, fetch });

  /** Who asks; null for one without a living session. Roles are read each time, so that a lost one is lost at once. */
  async function visitorOf({ session }: Caller): Promise<Visitor | null> {
    return session === null ? null : findSession(pool, session, clock());
  }

  return {
    visitorOf,
    /** Throws `sign-in-needed`, `role-missing` or `passkey-not-recent`, in this order. */
    async require(caller: Caller, action: Action): Promise<Visitor> {
      const visitor = await visitorOf(caller);
      if (visitor === null) throw identityProblem('sign-in-needed');
      if (!can(visitor.person, action)) throw identityProblem('role-missing');
      if (!isProvenFor(visitor.person, action, clock())) throw identityProblem('passkey-not-recent');
      return visitor;
    },
    /** Refuses a form that comes with a session and not with its token (`form-token-wrong`). */
    admit({ session }: Caller, form: Fields): void {
      if (session === null || sameText(fieldOf(form, FORM_TOKEN), formTokenOf(session))) return;
      throw identityProblem('form-token-wrong');
    },
    /** The link of the first administrator, made anew; null once one has a passkey. */
    firstLink: () => firstAdministrator(pool, clock(), record),
    provider: party,
    signIn: createSignIn({ pool, clock, passkeys, provider: party, record }),
    people: createPeople({ pool, clock, record }),
    sessions: (account: string) => sessionsOf(pool, account, clock()),
    endOwn: (account: string, id: string) => endOwnSession(pool, account, id),
    endOthers: ({ session, person }: Visitor) => endSessions(pool, person.account, session),
    async signOut({ session }: Caller): Promise<void> {
      if (session !== null) await endSession(pool, session);
    },
  };
}

export type Identity = ReturnType<typeof openIdentity>;
