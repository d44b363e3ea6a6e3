import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import {
  formatVerifierKey,
  keyIdOf,
  type Sha256Sync,
  type SignatureType,
  type SignEd25519,
  type VerifierCrypto,
  type VerifierKey,
} from '@wasl/log';
import type { RandomBytes } from '../index.ts';

/** Keys and random bytes that are the same in every run; nothing outside tests may use them. */
export type TestKey = { readonly key: VerifierKey; readonly vkey: string; readonly sign: SignEd25519 };

export const sha256: Sha256Sync = (data) => Uint8Array.from(hash('sha256', data, 'buffer'));

function importKey(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: publicKey, format: 'raw-public', asymmetricKeyType: 'ed25519' });
}

export const crypto: VerifierCrypto = {
  sha256,
  verifyEd25519: (publicKey, message, signature) => verify(null, message, importKey(publicKey), signature),
};

/** A key by its name; `secret` tells two keys of one name apart. */
export async function testKey(
  name: string,
  type: SignatureType = 'ed25519',
  secret = name,
): Promise<TestKey> {
  const seed = sha256(Buffer.from(`a seed for tests only: ${secret}`));
  const privateKey = createPrivateKey({ key: seed, format: 'raw-private', asymmetricKeyType: 'ed25519' });
  const publicKey = Uint8Array.from(createPublicKey(privateKey).export({ format: 'raw-public' }));
  const key = { name, keyId: await keyIdOf(name, type, publicKey, sha256), type, publicKey };
  return {
    key,
    vkey: formatVerifierKey(key),
    sign: (message) => Uint8Array.from(sign(null, message, privateKey)),
  };
}

/** A stream of bytes that looks random: SHA-256 over a label and a counter. */
export function testRandom(label: string): RandomBytes {
  let counter = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      bytes.set(sha256(Buffer.from(`${label} ${counter++}`)).subarray(0, length - at), at);
    }
    return bytes;
  };
}
