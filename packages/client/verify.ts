import { equal, parsePolicy, utf8 } from '@wasl/log';
import { type Body, type Verification, verifyReceipt } from '@wasl/receipt';
import type { SentRequest } from './call-error.ts';
import { commitRequest, commitResponse } from './commitment.ts';
import { nodeCrypto, sha256 } from './node-crypto.ts';

/**
 * Verifies a receipt file offline, under a trust file that came from elsewhere (docs/receipt-format.md §6).
 * Hostile bytes are a verdict; a malformed trust file throws `LogError`.
 */
export async function verify(bytes: Uint8Array, policyText: string): Promise<Verification> {
  return verifyReceipt(bytes, await parsePolicy(utf8(policyText), sha256), nodeCrypto);
}

/** What opens the commitment to a request; a `SentRequest` holds it. */
export type RequestOpening = Pick<SentRequest, 'salt' | 'target' | 'digest' | 'idempotencyKey'>;

/**
 * Whether a receipt is about this very request. `body` is that of a verified receipt (`verify`); of a receipt
 * that is not of an exchange the answer is no.
 */
export function opensRequest(body: Body, { salt, target, digest, idempotencyKey }: RequestOpening): boolean {
  if (body.kind !== 'exchange') return false;
  const opened = commitRequest(salt, target, digest ?? '', idempotencyKey ?? '', sha256);
  return equal(body.request.commitment, opened);
}

/** What opens the commitment to an answer; `digest` is its Content-Digest, '' where there was no body. */
export type ResponseOpening = { readonly salt: Uint8Array; readonly status: number; readonly digest: string };

/** Whether a receipt is about this very answer; never where nothing was answered. */
export function opensResponse(body: Body, { salt, status, digest }: ResponseOpening): boolean {
  if (body.kind !== 'exchange' || body.response === null) return false;
  return equal(body.response.commitment, commitResponse(salt, status, digest, sha256));
}
