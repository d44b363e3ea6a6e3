import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import {
  formatVerifierKey,
  keyIdOf,
  type Sha256Sync,
  type SignatureType,
  type SignEd25519,
  type VerifierCrypto,
  type VerifierKey,
} from '../index.ts';

/** RFC 8410 §7: what PKCS #8 and SPKI put before the 32 bytes of an Ed25519 key. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export const sha256: Sha256Sync = (data) => Uint8Array.from(hash('sha256', data, 'buffer'));

export const crypto: VerifierCrypto = {
  sha256,
  verifyEd25519(publicKey, message, signature) {
    const key = Buffer.concat([SPKI_PREFIX, publicKey]);
    return verify(null, message, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
  },
};

/** An Ed25519 signer from its 32-byte seed, and its public key. */
export function ed25519(seed: Uint8Array) {
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const signer: SignEd25519 = (message) => Uint8Array.from(sign(null, message, privateKey));
  return { publicKey: Uint8Array.from(spki.subarray(SPKI_PREFIX.length)), sign: signer };
}

export type TestKey = {
  readonly key: VerifierKey;
  readonly vkey: string;
  readonly seed: Uint8Array;
  readonly sign: SignEd25519;
};

/** A key that is the same in every run; `secret` tells two keys of one name apart. */
export async function testKey(name: string, type: SignatureType, secret = name): Promise<TestKey> {
  const seed = sha256(Buffer.from(`a seed for tests only: ${secret}`));
  const { publicKey, sign: signer } = ed25519(seed);
  const key = { name, keyId: await keyIdOf(name, type, publicKey, sha256), type, publicKey };
  return { key, vkey: formatVerifierKey(key), seed, sign: signer };
}
