import { createHash } from 'node:crypto';
import { fromUtf8, LogError } from '@wasl/log';
import { parseStrictJson, ReceiptError } from '@wasl/receipt';
import { malformed, type Place } from './place.ts';

const MAX_BYTES = 262_144;
/** An answer of 16 levels has a schema of some 40, and its document some 50. */
const MAX_DEPTH = 64;
const ROOT = '#';

/** The document's root, read as strict JSON of 256 KiB and 64 levels at most. */
export function readDocument(bytes: Uint8Array): Place {
  if (bytes.length > MAX_BYTES) malformed({ where: ROOT }, `the document has more than ${MAX_BYTES} bytes`);
  try {
    return { value: parseStrictJson(fromUtf8(bytes), MAX_BYTES, MAX_DEPTH), where: ROOT };
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof LogError)) throw error;
    return malformed({ where: ROOT }, error.message);
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha-256:${createHash('sha256').update(bytes).digest('base64')}`;
}
