import { CLOCK_WINDOW_S, type ReadRequest, type ReadSignature, readRequest } from '@wasl/client';
import type { Sha256Sync } from '@wasl/log';
import type { Directory, SystemKey } from '../directory/model.ts';
import { type Envelope, wire } from './envelope.ts';
import { gatewayProblem } from './problems.ts';
import type { VerifyInPool } from './verify-in-pool.ts';

/** Who asks, by a signature that verified. */
export type Caller = { readonly key: SystemKey; readonly signed: ReadRequest };

/**
 * Step 2, the signature (RFC 9421 under the profile of docs/exchange.md §2), before any body is read. The
 * commitment is opened against the real target before the signature is looked at.
 */
export async function authenticate(
  envelope: Envelope,
  directory: Directory,
  verify: VerifyInPool,
  sha256: Sha256Sync,
): Promise<Caller> {
  const signed = wire(() => readRequest(envelope, sha256));
  return { signed, key: await checkSignature(directory, signed, verify) };
}

/**
 * The registered key that a signature is by. It must have been valid at the moment the signature says, so
 * that revoking a key from a moment refuses what is signed after it.
 */
export async function checkSignature(
  directory: Directory,
  { keyId, created, base, signature }: ReadSignature,
  verify: VerifyInPool,
): Promise<SystemKey> {
  const key = directory.keys.get(keyId);
  // A key goes with its system, and a system with its organisation.
  if (
    key === undefined ||
    !directory.organisations.has(key.organisation) ||
    !directory.systems.has(`${key.organisation}/${key.system}`)
  ) {
    throw gatewayProblem('key-unknown');
  }
  const at = created * 1_000;
  if (at < key.validFrom || (key.validUntil !== null && at >= key.validUntil)) {
    throw gatewayProblem('key-revoked');
  }
  if (!(await verify(key.key.publicKey, base, signature))) throw gatewayProblem('signature-invalid');
  return key;
}

/** Step 3, the clock window: a signature is good for a minute before and after; `now` in milliseconds. */
export function checkClock(created: number, now: number): void {
  const age = now / 1_000 - created;
  if (age > CLOCK_WINDOW_S) throw gatewayProblem('signature-expired');
  if (age < -CLOCK_WINDOW_S) throw gatewayProblem('signature-early');
}
