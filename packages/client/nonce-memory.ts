import { CLOCK_WINDOW_S } from './wire.ts';

/** Remembers nonces for as long as a signature that carries one could still be accepted. */
export type NonceMemory = {
  /** Whether this key uses this nonce for the first time; from then on it has been used. */
  use(keyId: string, nonce: string): boolean;
};

/** A signature is accepted over two windows: from its earliest moment to its latest. */
const KEEP_MS = 2 * CLOCK_WINDOW_S * 1_000;

/** Two generations, so that forgetting costs nothing per request. `clock` in milliseconds. */
export function createNonceMemory(clock: () => number): NonceMemory {
  let current = new Set<string>();
  let previous = new Set<string>();
  let turned = clock();
  return {
    use(keyId, nonce) {
      const now = clock();
      if (now - turned >= KEEP_MS) {
        previous = current;
        current = new Set();
        turned = now;
      }
      const used = `${keyId} ${nonce}`;
      if (current.has(used) || previous.has(used)) return false;
      current.add(used);
      return true;
    },
  };
}
