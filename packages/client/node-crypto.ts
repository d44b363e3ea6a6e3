import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { Sha256Sync, SignEd25519, VerifierCrypto } from '@wasl/log';

/** A view without Buffer's own `slice` and comparison rules, which the pure rooms do not expect. */
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** SHA-256 (FIPS 180-4). */
export const sha256: Sha256Sync = (data) => plain(hash('sha256', data, 'buffer'));

/** Random bytes of the operating system. */
export function random(length: number): Uint8Array {
  return plain(randomBytes(length));
}

/** Ed25519 (RFC 8032 §5.1.7): whether the signature of a message is of a 32-byte public key. Never throws. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: publicKey, format: 'raw-public', asymmetricKeyType: 'ed25519' });
    return verify(null, message, key, signature);
  } catch {
    // A public key of another length cannot be imported; to a verifier it is one that signed nothing.
    return false;
  }
}

/** What the verifiers of `@wasl/log` and `@wasl/receipt` are given on Node. */
export const nodeCrypto: VerifierCrypto = { sha256, verifyEd25519 };

function signerOf(key: KeyObject): SignEd25519 {
  return (message) => plain(sign(null, message, key));
}

/** Signs with an Ed25519 seed of 32 bytes (RFC 8032 §5.1.5). */
export function seedSigner(seed: Uint8Array): SignEd25519 {
  return signerOf(createPrivateKey({ key: seed, format: 'raw-private', asymmetricKeyType: 'ed25519' }));
}

/** Signs with an Ed25519 private key in PEM (PKCS #8, RFC 8410). Throws for a key of another kind. */
export function pemSigner(pem: string): SignEd25519 {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the key is not an Ed25519 key');
  return signerOf(key);
}
