import {
  LogError,
  leafHash,
  openCheckpoint,
  type Policy,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseTlogProof,
  type TrustedCheckpoint,
  utf8,
  verifyInclusion,
} from '@wasl/log';
import { decodeLeaf, isLogOf, ReceiptError } from '@wasl/receipt';
import { nodeCrypto, sha256 } from './node-crypto.ts';
import { readBytes } from './wire.ts';

/** What `Wasl-Proof` holds: the receipt's leaf, and the proof that it is in the receipt log. */
export type ReceiptProof = {
  /** Shows a commitment; body and salt, which open it, are in the receipt file. */
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The note of the checkpoint, verbatim. */
  readonly checkpoint: Uint8Array;
};

/** A header is at most this long: what an HTTP client reads of all headers together. */
const MAX_HEADER = 16_384;
const RECEIPT_LOG = /^(.+?)\/log\/receipts(\/|$)/;

/**
 * Reads `Wasl-Proof`, `:base64:` of a C2SP tlog-proof with the leaf in its `extra` line. Null where it is not
 * one. Nothing is verified: that the checkpoint is signed and holds the leaf, `checkProof` says.
 */
export function readProof(header: string): ReceiptProof | null {
  const bytes = header.length > MAX_HEADER ? null : readBytes(header);
  if (bytes === null) return null;
  try {
    const { extra, index, proof, checkpoint } = parseTlogProof(bytes);
    if (extra === null) return null;
    decodeLeaf(extra);
    parseCheckpoint(parseNote(checkpoint).text);
    return { leaf: extra, index, proof, checkpoint };
  } catch (error) {
    if (!(error instanceof LogError || error instanceof ReceiptError)) throw error;
    return null;
  }
}

/**
 * The checkpoint of a receipt log, signed by a log of the trust file, that holds the leaf; null where the
 * proof shows no such thing. Throws `LogError` where the trust file is malformed.
 */
export async function checkProof(
  { leaf, index, proof, checkpoint }: ReceiptProof,
  policyText: string,
): Promise<TrustedCheckpoint | null> {
  const policy = await parsePolicy(utf8(policyText), sha256);
  const trusted = await openTrusted(checkpoint, policy);
  if (trusted === null) return null;
  const { origin, size, root } = trusted.checkpoint;
  const [, node = ''] = RECEIPT_LOG.exec(origin) ?? [];
  const claim = { leafHash: leafHash(leaf, sha256), index, size, root, proof };
  return isLogOf(node, 'receipts', origin) && (await verifyInclusion(claim, sha256)) ? trusted : null;
}

async function openTrusted(checkpoint: Uint8Array, policy: Policy): Promise<TrustedCheckpoint | null> {
  try {
    return await openCheckpoint(checkpoint, policy, nodeCrypto);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    return null;
  }
}
