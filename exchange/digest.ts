import { sha256 } from '@wasl/ledger';
import { toBase64 } from '@wasl/log';

/** `sha-256:` and the Base64 of SHA-256, as statements and receipts name the bytes of something else. */
export function digestOf(bytes: Uint8Array): string {
  return `sha-256:${toBase64(sha256(bytes))}`;
}
