import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@wasl/kernel';

const RANDOM_BYTES = 24;
const TIME_BYTES = 8;
const SEAL_BYTES = 32;
const GOOD_FOR_MS = 5 * 60_000;

/**
 * Challenges for passkeys (WebAuthn Level 3 §13.4.3): random, for one purpose, good for five minutes and once.
 * Each carries its own end under a seal of this process, so that asking for them fills no memory; only those that
 * were answered are remembered, until they end.
 */
export function createChallenges(clock: Clock) {
  const key = randomBytes(SEAL_BYTES);
  const answered = new Map<string, number>();

  function seal(purpose: string, head: Uint8Array): Buffer {
    return createHmac('sha256', key).update(head).update(purpose).digest();
  }

  return {
    create(purpose: string): Uint8Array<ArrayBuffer> {
      const head = randomBytes(RANDOM_BYTES + TIME_BYTES);
      head.writeBigUInt64BE(BigInt(clock() + GOOD_FOR_MS), RANDOM_BYTES);
      return Uint8Array.from(Buffer.concat([head, seal(purpose, head)]));
    },
    /** Whether the challenge (Base64url) was made here for this purpose, has not ended, and comes for the first time. */
    accept(purpose: string, challenge: string): boolean {
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== RANDOM_BYTES + TIME_BYTES + SEAL_BYTES) return false;
      const head = bytes.subarray(0, RANDOM_BYTES + TIME_BYTES);
      if (!timingSafeEqual(seal(purpose, head), bytes.subarray(head.length))) return false;
      const now = clock();
      const name = bytes.toString('base64url');
      const until = Number(head.readBigUInt64BE(RANDOM_BYTES));
      for (const [old, end] of answered) if (end < now) answered.delete(old);
      if (until < now || answered.has(name)) return false;
      answered.set(name, until);
      return true;
    },
  };
}

export type Challenges = ReturnType<typeof createChallenges>;
