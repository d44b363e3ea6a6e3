import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Challenges } from './challenge.ts';
import { parseAuthentication, parseRegistration } from './passkey-answer.ts';
import { identityProblem } from './problems.ts';

/** What is kept of a passkey: never more than its public half. */
export type Passkey = {
  /** Base64url, as the browser names it. */
  readonly id: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** How often it was used, where it counts; 0 where it does not. */
  readonly counter: number;
};

const SIGN_IN = 'sign-in';
/** COSE algorithms that every browser's passkeys have one of: Ed25519, ES256, RS256 (RFC 9053, RFC 8812). */
const ALGORITHMS = [-8, -7, -257];

/**
 * Passkeys (WebAuthn Level 3) of the site at `origin`. A person proves themselves to their own device; only
 * signatures reach us, and the device's word that it asked (user verification).
 */
export function createPasskeys(challenges: Challenges, origin: () => string) {
  const site = () => ({ expectedOrigin: origin(), expectedRPID: new URL(origin()).hostname });

  return {
    /** What the browser is asked so that it makes a passkey for the account, as JSON. */
    async registrationOptions(account: string): Promise<string> {
      const options = await generateRegistrationOptions({
        rpName: 'Wasl',
        rpID: site().expectedRPID,
        userName: account,
        userID: new TextEncoder().encode(account),
        challenge: challenges.create(`register ${account}`),
        attestationType: 'none',
        supportedAlgorithmIDs: ALGORITHMS,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return JSON.stringify(options);
    },

    /** Reads the browser's answer. Throws `passkey-refused`. */
    async register(account: string, answer: string): Promise<Passkey> {
      const response = parseRegistration(answer);
      if (response === null) throw identityProblem('passkey-refused');
      const { registrationInfo } = await verifyRegistrationResponse({
        response,
        supportedAlgorithmIDs: ALGORITHMS,
        expectedChallenge: (challenge) => challenges.accept(`register ${account}`, challenge),
        ...site(),
      }).catch(refuse);
      if (registrationInfo === undefined) throw identityProblem('passkey-refused');
      const { id, publicKey, counter } = registrationInfo.credential;
      return { id, publicKey, counter };
    },

    /** What the browser is asked so that it shows a passkey of this site, as JSON; nobody is named yet. */
    async signInOptions(): Promise<string> {
      const options = await generateAuthenticationOptions({
        rpID: site().expectedRPID,
        challenge: challenges.create(SIGN_IN),
        userVerification: 'required',
      });
      return JSON.stringify(options);
    },

    /** The answer with the id of the passkey that it claims to be from. Throws `passkey-refused`. */
    read(answer: string): AuthenticationResponseJSON {
      const response = parseAuthentication(answer);
      if (response === null) throw identityProblem('passkey-refused');
      return response;
    },

    /** Gives the passkey's new count once its signature was checked. Throws `passkey-refused`. */
    async prove(passkey: Passkey, response: AuthenticationResponseJSON): Promise<number> {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        credential: passkey,
        expectedChallenge: (challenge) => challenges.accept(SIGN_IN, challenge),
        ...site(),
      }).catch(refuse);
      if (!verified) throw identityProblem('passkey-refused');
      return authenticationInfo.newCounter;
    },
  };
}

export type Passkeys = ReturnType<typeof createPasskeys>;

function refuse(cause: unknown): never {
  throw identityProblem('passkey-refused', {}, cause);
}
