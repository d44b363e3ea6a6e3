import { WireError } from './error.ts';
import { isSafe } from './method.ts';

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{1,64}$/;

/** Refuses a key of another form, and an unsafe method without one. */
export function checkIdempotencyKey(method: string, key: string | null): void {
  if (key === null ? !isSafe(method) : !IDEMPOTENCY_KEY.test(key)) {
    throw new WireError('request-malformed', 'Idempotency-Key is missing or malformed');
  }
}
