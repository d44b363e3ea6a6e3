import {
  LogError,
  openCheckpoint,
  type Policy,
  type TrustedCheckpoint,
  type VerifierCrypto,
} from '@wasl/log';
import { ReceiptError, refusal } from './error.ts';
import { isLogOf, type LogRole } from './log-name.ts';

/**
 * Opens a checkpoint that must be of one log of the node: signed by a log of the policy, no known key's
 * signature wrong, and named as the node's logs are. Otherwise any log that the policy trusts, say the
 * registry log, could stand in for the receipt log, and any node for another.
 */
export async function openNodeLog(
  role: LogRole,
  node: string,
  checkpoint: Uint8Array,
  policy: Policy,
  crypto: VerifierCrypto,
): Promise<TrustedCheckpoint> {
  const log = role === 'receipts' ? 'receipt-log' : 'registry-log';
  let trusted: TrustedCheckpoint;
  try {
    trusted = await openCheckpoint(checkpoint, policy, crypto);
  } catch (error) {
    // Nobody we trust signed; or somebody's signature, or the time it states, is not what it should be.
    const unsigned = error instanceof LogError && error.code === 'note-unsigned';
    throw refusal(`${log}-${unsigned ? 'untrusted' : 'signature-invalid'}`, error);
  }
  if (!isLogOf(node, role, trusted.checkpoint.origin)) {
    throw new ReceiptError(`${log}-foreign`, 'the checkpoint is of a log that is not this one of the node');
  }
  return trusted;
}
