import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

export const PROVIDER = {
  issuer: 'https://identity.example',
  clientId: 'wasl',
  clientSecret: 'secret of a test',
};

type Grant = { readonly subject: string; readonly nonce: string | null; readonly challenge: string | null };

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An OpenID Connect provider within the test's own process: what it is asked comes through `fetch`. */
export function createProvider() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();

  function idToken({ subject, nonce }: Grant, changes: object): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: PROVIDER.issuer,
      aud: PROVIDER.clientId,
      sub: subject,
      nonce,
      iat: now,
      exp: now + 300,
    };
    const signed = `${encode({ alg: 'RS256', kid: 'k' })}.${encode({ ...claims, ...changes })}`;
    return `${signed}.${createSign('sha256').update(signed).sign(privateKey).toString('base64url')}`;
  }

  let lie: object = {};

  async function answer(url: string, { body }: { readonly body?: unknown }): Promise<Response> {
    const { pathname } = new URL(url);
    if (pathname === '/.well-known/openid-configuration') {
      return json({
        issuer: PROVIDER.issuer,
        authorization_endpoint: `${PROVIDER.issuer}/authorize`,
        token_endpoint: `${PROVIDER.issuer}/token`,
        jwks_uri: `${PROVIDER.issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    }
    if (pathname === '/keys') {
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    }
    const form = new URLSearchParams(String(body));
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant === undefined || grant.challenge !== proof) return json({ error: 'invalid_grant' }, 400);
    return json({ access_token: 'a', token_type: 'bearer', id_token: idToken(grant, lie) });
  }

  return {
    fetch: answer,
    /** The person agrees at the provider: gives the query with which their browser comes back. */
    agree(address: string, subject: string): string {
      const { searchParams } = new URL(address);
      const code = randomBytes(16).toString('hex');
      grants.set(code, {
        subject,
        nonce: searchParams.get('nonce'),
        challenge: searchParams.get('code_challenge'),
      });
      return new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
    },
    /** From now on the claims of its identity tokens are changed so. */
    lie(changes: object): void {
      lie = changes;
    },
  };
}
