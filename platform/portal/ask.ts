import { createClient } from '@wasl/client';
import type { Exchange, WireAnswer } from '@wasl/exchange';
import type { SigningKey } from '@wasl/ledger';
import { concat } from '@wasl/log';
import { PORTAL_PROGRAMME, PORTAL_PURPOSE } from '@wasl/programme';

/** An answer that the exchange released, with what opens its commitment in the receipt. */
export type Released = {
  readonly exchange: string;
  readonly status: number;
  /** Content-Digest of the body. */
  readonly digest: string;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
};

/**
 * Asks for the list of commitments through the gateway as any system does, with a signed request under an
 * agreement; only the network between is saved. Throws `CallError` where nothing was released.
 */
export async function askProgramme(
  handle: Exchange['handle'],
  node: string,
  { verifier, sign }: SigningKey,
): Promise<Released> {
  let body: Uint8Array = new Uint8Array();
  async function fetch(url: string, { method = 'GET', headers }: RequestInit): Promise<Response> {
    const { host, pathname, search } = new URL(url);
    const named = [...new Headers(headers)].flat();
    const answer = await handle({
      version: '1.1',
      method,
      target: `${pathname}${search}`,
      rawHeaders: ['host', host, ...named],
      body: nothing(),
    });
    body = await bytesOf(answer);
    return new Response(Uint8Array.from(body), { status: answer.status, headers: answer.headers });
  }
  const client = createClient({ node: `https://${node}`, key: { id: verifier.name, sign }, fetch });
  const { exchange, status, response } = await client.call({
    service: 'model-directorate/programme/1',
    path: '/commitments',
    method: 'GET',
    query: { limit: '100' },
    agreement: PORTAL_PROGRAMME,
    purpose: PORTAL_PURPOSE,
  });
  return { exchange, status, digest: response.digest, salt: response.salt, body };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function bytesOf({ body }: WireAnswer): Promise<Uint8Array> {
  return body instanceof Uint8Array ? body : concat(...(await Array.fromAsync(body)));
}
