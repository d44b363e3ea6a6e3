import { type Sha256, toBase64 } from '@wasl/log';
import type { SignedStatement } from './statement.ts';

/** `sha-256:` and the Base64 of SHA-256, as statements and bodies name the bytes of something else. */
export async function digestOf(bytes: Uint8Array, sha256: Sha256): Promise<string> {
  return `sha-256:${toBase64(await sha256(bytes))}`;
}

/**
 * Two approvals are two keys: whether two statements have no signing key in common. Keys are compared as
 * their signature lines name them; that one public key does not stand under two names is a rule of the
 * registry (`key-reuse.ts`).
 */
export function areSignedApart(one: SignedStatement, other: SignedStatement): boolean {
  return !one.note.signatures.some(({ name, keyId }) =>
    other.note.signatures.some((signature) => signature.name === name && signature.keyId === keyId),
  );
}
