import { equal, type Sha256Sync, utf8 } from '@wasl/log';
import { hmacSha256 } from '@wasl/receipt';
import { WireError } from './error.ts';

/**
 * What the caller's signature covers in place of the target: HMAC-SHA256(salt, target ‖ 0x00 ‖
 * content-digest ‖ 0x00 ‖ idempotency-key). `target` is the request target as sent; `digest` and
 * `idempotencyKey` are the header values, '' where a header is absent. All three are printable ASCII, so the
 * zeros tell where each ends.
 */
export function commitRequest(
  salt: Uint8Array,
  target: string,
  digest: string,
  idempotencyKey: string,
  sha256: Sha256Sync,
): Uint8Array {
  return hmacSha256(salt, utf8(`${target}\0${digest}\0${idempotencyKey}`), sha256);
}

/** The answer's commitment: HMAC-SHA256(salt, status ‖ 0x00 ‖ content-digest of the body sent). */
export function commitResponse(
  salt: Uint8Array,
  status: number,
  digest: string,
  sha256: Sha256Sync,
): Uint8Array {
  return hmacSha256(salt, utf8(`${status}\0${digest}`), sha256);
}

/** Refuses a request whose commitment does not open to its real target and digest. */
export function checkCommitment(commitment: Uint8Array, opened: Uint8Array): void {
  if (!equal(commitment, opened)) {
    throw new WireError('commitment-mismatch', 'the commitment does not open to this request');
  }
}
