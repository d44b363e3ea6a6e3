import { concat, equal, type Sha256, type Sha256Sync, u32be, utf8 } from '@wasl/log';
import { ReceiptError } from './error.ts';
import { hmacSha256, hmacSha256Async } from './hmac.ts';

export const SALT_BYTES = 32;
const LABEL = utf8('wasl/receipt/v1\0');

/**
 * HMAC-SHA256(salt, "wasl/receipt/v1" ‖ 0x00 ‖ u32be length ‖ body): what the leaf shows of a body. The
 * salt is drawn for each receipt and hides a body that could be guessed.
 */
export function commitBody(salt: Uint8Array, body: Uint8Array, sha256: Sha256Sync): Uint8Array {
  return hmacSha256(checkedSalt(salt), labelled(body), sha256);
}

/** Whether salt and body open the commitment. */
export async function opensCommitment(
  commitment: Uint8Array,
  salt: Uint8Array,
  body: Uint8Array,
  sha256: Sha256,
): Promise<boolean> {
  return equal(commitment, await hmacSha256Async(checkedSalt(salt), labelled(body), sha256));
}

function labelled(body: Uint8Array): Uint8Array {
  return concat(LABEL, u32be(body.length), body);
}

function checkedSalt(salt: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new ReceiptError('salt-malformed', 'a receipt salt is 32 bytes');
  return salt;
}
