import { LogError } from './error.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const HASH_BYTES = 32;

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Strict UTF-8: a malformed sequence is refused and a byte order mark is kept, never dropped. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new LogError('utf8-malformed', 'the text is not valid UTF-8');
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Equality of public values; it stops at the first difference, so it is not for secrets. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Standard Base 64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  return bytes.toBase64();
}

/**
 * The inverse of `toBase64`, and nothing else: JavaScript's decoders pass over white space, missing
 * padding and stray trailing bits, so the result is encoded again and compared.
 */
export function fromBase64(text: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' });
  } catch {
    throw new LogError('base64-malformed', 'not standard Base 64');
  }
  if (bytes.toBase64() !== text) throw new LogError('base64-malformed', 'not the one Base 64 spelling');
  return bytes;
}

/** A SHA-256 hash written in Base 64. */
export function hashFromBase64(text: string): Uint8Array {
  const hash = fromBase64(text);
  if (hash.length !== HASH_BYTES) throw new LogError('base64-malformed', 'a hash is 32 bytes');
  return hash;
}

/**
 * ASCII decimal without leading zeros, at most 2^53 − 1: beyond it a JavaScript number is no longer
 * exact, and no log we could serve is that long.
 */
export function parseDecimal(text: string): number {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) throw new LogError('number-malformed', 'not a plain decimal');
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new LogError('number-malformed', 'the number is too large');
  return value;
}

export function u16be(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value & 0xff);
}

export function u32be(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

export function u64be(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** A 64-bit big-endian number; one above 2^53 − 1 is refused, as in `parseDecimal`. */
export function readU64be(bytes: Uint8Array): number {
  if (bytes.length !== 8) throw new LogError('number-malformed', 'a 64-bit number is 8 bytes');
  const value = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0));
  if (!Number.isSafeInteger(value)) throw new LogError('number-malformed', 'the number is too large');
  return value;
}
