import { createHash } from 'node:crypto';
import type { Clock } from '@wasl/kernel';
import * as openid from 'openid-client';
import { identityProblem } from '../problems.ts';
import { digestOf, newToken } from '../secret.ts';

/** What an operator sets to let people in through an OpenID Connect provider, such as a national identity service. */
export type ProviderSettings = {
  /** The issuer, an `https` address; what it can do is read from its `/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type ProviderPorts = {
  readonly clock: Clock;
  origin(): string;
  /** How the provider is asked; null for Node's own way. */
  readonly fetch: openid.CustomFetch | null;
};

type Flow = {
  readonly url: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly until: number;
};

export const BACK_PATH = '/sign-in/provider/back';

const GOOD_FOR_MS = 10 * 60_000;
/** The most people under way at once; beyond it the oldest begin again. */
const MOST_FLOWS = 1_000;
const SECONDS = 10;

/**
 * A relying party of OpenID Connect Core 1.0: code flow with PKCE (RFC 7636), state and nonce. A flow belongs to
 * the browser that began it, by a token in its cookie, ends after ten minutes and comes back once.
 */
export function createRelyingParty(settings: ProviderSettings, { clock, origin, fetch }: ProviderPorts) {
  const flows = new Map<string, Flow>();
  let found: Promise<openid.Configuration> | null = null;

  /** What the provider said of itself; asked again after a failure. */
  async function configuration(): Promise<openid.Configuration> {
    found ??= openid.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      openid.ClientSecretBasic(settings.clientSecret),
      { timeout: SECONDS, ...(fetch === null ? {} : { [openid.customFetch]: fetch }) },
    );
    try {
      return await found;
    } catch (error) {
      found = null;
      throw identityProblem('sign-in-provider-unreachable', {}, error);
    }
  }

  return {
    /** Who the provider is, for people. */
    host: new URL(settings.issuer).host,

    /** Begins a flow and gives the token that the browser keeps meanwhile. Throws `sign-in-provider-unreachable`. */
    async begin(): Promise<string> {
      const known = await configuration();
      const verifier = openid.randomPKCECodeVerifier();
      const [state, nonce] = [openid.randomState(), openid.randomNonce()];
      const { href: url } = openid.buildAuthorizationUrl(known, {
        redirect_uri: `${origin()}${BACK_PATH}`,
        scope: 'openid',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      const token = newToken();
      flows.set(keyOf(token), { url, verifier, state, nonce, until: clock() + GOOD_FOR_MS });
      const [oldest] = flows.keys();
      if (flows.size > MOST_FLOWS && oldest !== undefined) flows.delete(oldest);
      return token;
    },

    /** Where the browser of a flow goes on; null where it has none. */
    addressOf(token: string): string | null {
      return flows.get(keyOf(token))?.url ?? null;
    },

    /**
     * Ends a flow with what the provider sent back (the query, undecoded) and gives the digest of who came: the
     * provider's own name for the person is not kept. Throws `provider-refused`.
     */
    async finish(token: string, query: string): Promise<Buffer> {
      const key = keyOf(token);
      const flow = flows.get(key);
      flows.delete(key);
      if (flow === undefined || flow.until < clock()) throw identityProblem('provider-refused');
      const known = await configuration();
      const tokens = await openid
        .authorizationCodeGrant(known, new URL(`${origin()}${BACK_PATH}?${query}`), {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw identityProblem('provider-refused', {}, error);
        });
      const subject = tokens.claims()?.sub;
      if (subject === undefined) throw identityProblem('provider-refused');
      return createHash('sha256')
        .update(JSON.stringify([settings.issuer, subject]))
        .digest();
    },
  };
}

export type RelyingParty = ReturnType<typeof createRelyingParty>;

function keyOf(token: string): string {
  return digestOf(token).toString('base64url');
}
