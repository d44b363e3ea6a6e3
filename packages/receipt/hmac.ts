import { concat, type Sha256, type Sha256Sync } from '@wasl/log';

const BLOCK_BYTES = 64;

/** RFC 2104 over SHA-256, from the hash that is injected. A key is at most one block; ours are 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array, sha256: Sha256Sync): Uint8Array {
  return sha256(outerMessage(key, sha256(innerMessage(key, message))));
}

/** The same, where the hash is asynchronous (WebCrypto). */
export async function hmacSha256Async(
  key: Uint8Array,
  message: Uint8Array,
  sha256: Sha256,
): Promise<Uint8Array> {
  return sha256(outerMessage(key, await sha256(innerMessage(key, message))));
}

function innerMessage(key: Uint8Array, message: Uint8Array): Uint8Array {
  return concat(padded(key, 0x36), message);
}

function outerMessage(key: Uint8Array, innerHash: Uint8Array): Uint8Array {
  return concat(padded(key, 0x5c), innerHash);
}

function padded(key: Uint8Array, pad: number): Uint8Array {
  if (key.length > BLOCK_BYTES) throw new RangeError('an HMAC key is at most 64 bytes here');
  const block = new Uint8Array(BLOCK_BYTES).fill(pad);
  for (let i = 0; i < key.length; i++) block[i] = (key[i] ?? 0) ^ pad;
  return block;
}
