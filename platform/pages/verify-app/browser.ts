import { webCrypto } from './web-crypto.ts';

/** Why this browser cannot verify: `insecure` is a page that came over plain HTTP, which has no WebCrypto. */
export type Lack = 'insecure' | 'too-old';

/** RFC 8032 §7.1, test 2: the public key, the one-byte message and its signature. */
const KEY = [
  61, 64, 23, 195, 232, 67, 137, 90, 146, 183, 10, 167, 77, 27, 126, 188, 156, 152, 44, 207, 46, 196, 150,
  140, 192, 205, 85, 241, 42, 244, 102, 12,
];
const SIGNATURE = [
  146, 160, 9, 169, 240, 212, 202, 184, 114, 14, 130, 11, 95, 100, 37, 64, 162, 178, 123, 84, 22, 80, 63, 143,
  179, 118, 34, 35, 235, 219, 105, 218, 8, 90, 193, 228, 62, 21, 153, 110, 69, 143, 54, 19, 208, 241, 29, 140,
  56, 123, 46, 174, 180, 48, 42, 238, 176, 13, 41, 22, 18, 187, 12, 0,
];

/** What the verifier uses that is younger than the syntax it is written in. */
const NEEDED: readonly (readonly [object, string])[] = [
  [Uint8Array, 'fromBase64'],
  [Uint8Array, 'fromHex'],
  [Uint8Array.prototype, 'toBase64'],
  [Uint8Array.prototype, 'toHex'],
  [String.prototype, 'isWellFormed'],
  [Array.prototype, 'toSorted'],
  [Array.prototype, 'toReversed'],
];

/**
 * What this browser lacks to verify; null where it can. It must tell a good signature from a bad one
 * before it is believed about any receipt.
 */
export async function lackOf(): Promise<Lack | null> {
  if (!isSecureContext) return 'insecure';
  if (!NEEDED.every(([home, name]) => name in home)) return 'too-old';
  const [key, signature] = [Uint8Array.from(KEY), Uint8Array.from(SIGNATURE)];
  const good = await webCrypto.verifyEd25519(key, Uint8Array.of(0x72), signature);
  const bad = await webCrypto.verifyEd25519(key, Uint8Array.of(0x73), signature);
  return good && !bad ? null : 'too-old';
}
