import { concat, fromBase64, toBase64, utf8 } from './bytes.ts';
import type { Sha256 } from './crypto.ts';
import { LogError } from './error.ts';

/** Signature types of C2SP signed-note. 0x06 (ML-DSA-44) is assigned and not supported yet. */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = keyof typeof SIGNATURE_TYPES;

/** A public key as C2SP signed-note names it; `keyId` is eight hex digits, `publicKey` 32 bytes. */
export type VerifierKey = {
  readonly name: string;
  readonly keyId: string;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
};

/** A private key with its name; `seed` is the 32-byte Ed25519 private key of RFC 8032. */
export type SignerKey = {
  readonly name: string;
  readonly keyId: string;
  readonly type: SignatureType;
  readonly seed: Uint8Array;
};

const KEY_BYTES = 32;

/**
 * C2SP signed-note: key names are not empty and hold no Unicode space and no plus. Stricter than that, DEL,
 * the C1 controls and the byte order mark are refused too: names are shown on terminals.
 */
export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s+\p{White_Space}\p{Cc}]/u.test(name) && name.isWellFormed();
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4], in hex (C2SP signed-note). */
export async function keyIdOf(
  name: string,
  type: SignatureType,
  publicKey: Uint8Array,
  sha256: Sha256,
): Promise<string> {
  const hash = await sha256(concat(utf8(`${name}\n`), Uint8Array.of(SIGNATURE_TYPES[type]), publicKey));
  return hash.slice(0, 4).toHex();
}

function typeOf(byte: number | undefined): SignatureType {
  if (byte === SIGNATURE_TYPES.ed25519) return 'ed25519';
  if (byte === SIGNATURE_TYPES.cosignature) return 'cosignature';
  throw new LogError('key-type-unsupported', 'the key has a type that is not supported');
}

/** `<name>+<key ID in hex>+<base64(type ‖ key)>`, the vkey of C2SP signed-note. */
export function formatVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${toBase64(concat(Uint8Array.of(SIGNATURE_TYPES[type]), publicKey))}`;
}

/** Parses a vkey; the key ID must be the one that name and key give. */
export async function parseVerifierKey(text: string, sha256: Sha256): Promise<VerifierKey> {
  const [name = '', keyId = '', ...rest] = text.split('+');
  const material = fromBase64(rest.join('+'));
  const type = typeOf(material[0]);
  const publicKey = material.slice(1);
  if (!isKeyName(name) || publicKey.length !== KEY_BYTES)
    throw new LogError('key-malformed', 'not a verifier key');
  if (keyId !== (await keyIdOf(name, type, publicKey, sha256))) {
    throw new LogError('key-malformed', 'the key ID does not belong to the key');
  }
  return { name, keyId, type, publicKey };
}

const PRIVATE_PREFIX = 'PRIVATE+KEY+';

/** `PRIVATE+KEY+<name>+<key ID>+<base64(type ‖ seed)>`, as Go's note package writes private keys. */
export function formatSignerKey({ name, keyId, type, seed }: SignerKey): string {
  return `${PRIVATE_PREFIX}${name}+${keyId}+${toBase64(concat(Uint8Array.of(SIGNATURE_TYPES[type]), seed))}`;
}

/**
 * Parses a private key. That its key ID belongs to it can be told only with the public key, which the
 * caller derives from `seed` and checks with `keyIdOf`. The message never repeats the input.
 */
export function parseSignerKey(text: string): SignerKey {
  const [name = '', keyId = '', ...rest] = text.startsWith(PRIVATE_PREFIX)
    ? text.slice(PRIVATE_PREFIX.length).split('+')
    : [];
  const material = fromBase64(rest.join('+'));
  const seed = material.slice(1);
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(keyId) || seed.length !== KEY_BYTES) {
    throw new LogError('key-malformed', 'not a signer key');
  }
  return { name, keyId, type: typeOf(material[0]), seed };
}
