import { CLOCK_WINDOW_S, type NonceMemory } from '@wasl/client';
import { ledgerProblem } from '@wasl/ledger';

/** A signature is accepted over two windows: from its earliest moment to its latest. */
export const REPLAY_WINDOW_MS = 2 * CLOCK_WINDOW_S * 1_000;

/**
 * Step 4, replay. Memory refuses a nonce at once; the claim's unique nonce, in the database, refuses it
 * after a restart.
 */
export function useNonce(nonces: NonceMemory, keyId: string, nonce: string): void {
  if (!nonces.use(keyId, nonce)) throw ledgerProblem('claim-replayed');
}
