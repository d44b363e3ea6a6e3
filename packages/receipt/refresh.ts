import {
  type Checkpoint,
  equal,
  leafHash,
  parseCheckpoint,
  parseNote,
  type Sha256Sync,
  verifyConsistency,
  verifyInclusion,
} from '@wasl/log';
import { parseBody } from './body.ts';
import { ReceiptError } from './error.ts';
import { encodeReceipt } from './file.ts';
import type { Receipt } from './file-content.ts';
import type { LogProof } from './log-proof.ts';

/**
 * The same receipt with later proofs: what cosignatures that arrive afterwards need. `fresh` holds both
 * proofs, the old one where only the other is newer. Refused are another log, an older or another tree,
 * and a proof that does not lead to what the receipt is about. No signature is looked at, as there is no
 * policy here: verify the file that comes out before it replaces the one you have.
 */
export async function refreshReceipt(
  receipt: Receipt,
  fresh: Pick<Receipt, 'proof' | 'head'>,
  sha256: Sha256Sync,
): Promise<Uint8Array> {
  const tree = laterHead(receipt.proof, fresh.proof);
  const registryTree = laterHead(receipt.head.proof, fresh.head.proof);
  const { registry } = parseBody(receipt.body);
  const proven =
    equal(receipt.head.entry, fresh.head.entry) &&
    (await isIncluded(receipt.leaf, fresh.proof, tree, sha256)) &&
    (await isIncluded(receipt.head.entry, fresh.head.proof, registryTree, sha256)) &&
    (await verifyConsistency(
      { oldSize: registry.size, oldRoot: registry.root, ...registryTree, proof: fresh.head.consistency },
      sha256,
    ));
  if (!proven) throw new ReceiptError('refresh-unproven', 'the fresh proofs do not lead to this receipt');
  return encodeReceipt({ ...receipt, ...fresh }, sha256);
}

/** The tree head of the fresh proof, which must be the old one's log, grown or the same. */
function laterHead(old: LogProof, fresh: LogProof): Checkpoint {
  const before = parseCheckpoint(parseNote(old.checkpoint).text);
  const after = parseCheckpoint(parseNote(fresh.checkpoint).text);
  if (before.origin !== after.origin || old.index !== fresh.index) {
    throw new ReceiptError('refresh-other-log', 'the fresh proof is of another log, or of another entry');
  }
  const forked = before.size === after.size && !equal(before.root, after.root);
  if (after.size < before.size || forked) {
    throw new ReceiptError(
      'refresh-older',
      'the fresh checkpoint is older, or of another tree of the same size',
    );
  }
  return after;
}

async function isIncluded(
  entry: Uint8Array,
  { index, proof }: LogProof,
  tree: Checkpoint,
  sha256: Sha256Sync,
) {
  const { size, root } = tree;
  return verifyInclusion({ leafHash: leafHash(entry, sha256), index, size, root, proof }, sha256);
}
