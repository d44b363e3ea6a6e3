import {
  concat,
  equal,
  fromUtf8,
  hashFromBase64,
  type Sha256,
  type Sha256Sync,
  toBase64,
  utf8,
} from '@wasl/log';
import { ReceiptError, refuseAs } from './error.ts';
import { formatReceipt, type Receipt, readReceipt } from './file-content.ts';
import { createLineReader, malformed } from './file-line.ts';

const HEADER = 'wasl/receipt/v1';
const OTHER_VERSION = /^wasl\/receipt\/v[1-9][0-9]*$/;
const MAX_FILE_BYTES = 1_048_576;

/** The bytes of a `.wasl` file; refuses a receipt that `decodeReceipt` would refuse. */
export function encodeReceipt(receipt: Receipt, sha256: Sha256Sync): Uint8Array {
  const content = formatContent(receipt);
  const bytes = concat(content, digestLine(sha256(content)));
  parseFile(bytes);
  return bytes;
}

/**
 * Decodes a `.wasl` file: its structure, its one spelling, its digest. Nothing it says is verified by
 * that: whoever forges a file computes its digest too.
 */
export async function decodeReceipt(bytes: Uint8Array, sha256: Sha256): Promise<Receipt> {
  const { receipt, content, digest } = parseFile(bytes);
  if (!equal(digest, await sha256(content))) {
    throw new ReceiptError('file-digest-mismatch', 'the digest is not that of the lines above it');
  }
  return receipt;
}

function parseFile(bytes: Uint8Array) {
  if (bytes.length > MAX_FILE_BYTES) throw new ReceiptError('file-too-large', 'a receipt is at most 1 MiB');
  const reader = createLineReader(refuseAs('file-malformed', () => fromUtf8(bytes)));
  const header = reader.next();
  if (header !== HEADER && OTHER_VERSION.test(header)) {
    throw new ReceiptError('file-version-unsupported', 'a version of receipt that is not known here');
  }
  if (header !== HEADER) throw malformed('not a receipt');
  return refuseAs('file-malformed', () => {
    const receipt = readReceipt(reader);
    const digest = hashFromBase64(reader.value('digest'));
    const content = formatContent(receipt);
    // One spelling: what was decoded is encoded again, and each byte must be where it was.
    if (!equal(concat(content, digestLine(digest)), bytes))
      throw malformed('not the one spelling of a receipt');
    return { receipt, content, digest };
  });
}

function formatContent(receipt: Receipt): Uint8Array {
  return utf8(`${HEADER}\n${formatReceipt(receipt)}`);
}

function digestLine(digest: Uint8Array): Uint8Array {
  return utf8(`digest ${toBase64(digest)}\n`);
}
