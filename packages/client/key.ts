import { LogError, parseSignerKey, type SignEd25519 } from '@wasl/log';
import { WireError } from './error.ts';
import { pemSigner, seedSigner } from './node-crypto.ts';

/** A key that signs requests: `id` is its keyid in the registry, `<org>/<system>/<label>`. */
export type ClientKey = {
  readonly id: string;
  /** Ed25519: message in, 64 bytes out. May ask a hardware module. */
  readonly sign: SignEd25519;
};

/** Reads a key file as `wasl key` writes it: one line `PRIVATE+KEY+<keyid>+…`. Never repeats the input. */
export function readKeyFile(text: string): ClientKey {
  try {
    const { name, seed, type } = parseSignerKey(text.replace(/\n$/, ''));
    if (type === 'ed25519') return { id: name, sign: seedSigner(seed) };
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
  }
  throw new WireError('request-malformed', 'not a key file of a system');
}

/** A key kept in PEM (PKCS #8), under the keyid that the registry holds it by. */
export function readPemKey(id: string, pem: string): ClientKey {
  return { id, sign: pemSigner(pem) };
}
