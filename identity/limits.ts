import type { Clock } from '@wasl/kernel';
import { identityProblem } from './problems.ts';

/** The most senders remembered at once; beyond it the oldest are forgotten, so that memory is bounded. */
const MOST_KEYS = 10_000;

/**
 * Counts attempts by a key (an address, an account) in a window that begins with the first of them. It lives in
 * memory: a restart forgets it, and a passkey cannot be guessed in the meantime.
 */
export function createLimit(most: number, windowMs: number, clock: Clock) {
  const windows = new Map<string, { readonly until: number; count: number }>();
  /** Counts one attempt. Throws `sign-in-too-often` with the `seconds` to wait. */
  return function attempt(key: string): void {
    const now = clock();
    const open = windows.get(key);
    if (open === undefined || open.until <= now) {
      windows.delete(key);
      windows.set(key, { until: now + windowMs, count: 1 });
      const [oldest] = windows.keys();
      if (windows.size > MOST_KEYS && oldest !== undefined) windows.delete(oldest);
      return;
    }
    open.count += 1;
    if (open.count <= most) return;
    throw identityProblem('sign-in-too-often', { seconds: Math.ceil((open.until - now) / 1000) });
  };
}
