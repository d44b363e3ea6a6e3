import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { Sha256Sync, VerifierCrypto } from '@wasl/log';

/** Importing a key costs 3 µs, three times a hash; members of a node are few. */
const MAX_IMPORTED_KEYS = 512;
const importedKeys = new Map<string, KeyObject>();

/** A view without Buffer's own `slice` and comparison rules, which the pure rooms do not expect. */
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

const SHA256_BYTES = 32;

/**
 * SHA-256 (FIPS 180-4). Through a string of one character a byte: for a Buffer, Node takes as long to make
 * it as to hash a kilobyte, and a receipt costs half a dozen hashes.
 */
export const sha256: Sha256Sync = (data) => {
  const text = hash('sha256', data, 'latin1');
  const bytes = new Uint8Array(SHA256_BYTES);
  for (let i = 0; i < SHA256_BYTES; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};

/** HMAC-SHA256 (RFC 2104) over the parts in order; 32 bytes. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return plain(hmac.digest());
}

function importPublicKey(publicKey: Uint8Array): KeyObject {
  const id = publicKey.toHex();
  const known = importedKeys.get(id);
  if (known !== undefined) return known;
  const imported = createPublicKey({ key: publicKey, format: 'raw-public', asymmetricKeyType: 'ed25519' });
  const [oldest] = importedKeys.keys();
  if (importedKeys.size >= MAX_IMPORTED_KEYS && oldest !== undefined) importedKeys.delete(oldest);
  importedKeys.set(id, imported);
  return imported;
}

/** What the verifiers of `@wasl/log` and `@wasl/receipt` are given on Node. */
export const nodeCrypto: VerifierCrypto = {
  sha256,
  verifyEd25519(publicKey, message, signature) {
    try {
      return verify(null, message, importPublicKey(publicKey), signature);
    } catch {
      // A public key of another length cannot be imported; to a verifier it is one that signed nothing.
      return false;
    }
  },
};

function importSeed(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: seed, format: 'raw-private', asymmetricKeyType: 'ed25519' });
}

/** A new Ed25519 private key: 32 random bytes (RFC 8032 §5.1.5). */
export function generateSeed(): Uint8Array {
  return plain(randomBytes(32));
}

/** The 32-byte public key of an Ed25519 seed (RFC 8032 §5.1.5). Throws when the seed is not 32 bytes. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return plain(createPublicKey(importSeed(seed)).export({ format: 'raw-public' }));
}

/** Signs with an Ed25519 seed: message in, 64 bytes out. The key is imported once, here. */
export function signerOf(seed: Uint8Array): (message: Uint8Array) => Uint8Array {
  const key = importSeed(seed);
  return (message) => plain(sign(null, message, key));
}
