import type { ClientKey } from './key.ts';
import type { StampFacts } from './signature.ts';

export type Random = (length: number) => Uint8Array;

/** What one signature says beside its components: now, and a nonce never used before. */
export function stampOf({ id }: ClientKey, clock: () => number, random: Random): StampFacts {
  const nonce = random(16).toBase64({ alphabet: 'base64url', omitPadding: true });
  return { keyId: id, created: Math.floor(clock() / 1_000), nonce };
}

/** A UUIDv4 (RFC 9562 §5.4): an Idempotency-Key that nobody else comes upon. */
export function newIdempotencyKey(random: Random): string {
  const bytes = random(16);
  const hex = bytes
    .with(6, 0x40 | ((bytes[6] ?? 0) & 0x0f))
    .with(8, 0x80 | ((bytes[8] ?? 0) & 0x3f))
    .toHex();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
