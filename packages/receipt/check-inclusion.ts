import { type Checkpoint, leafHash, type Sha256, verifyInclusion } from '@wasl/log';
import { opensCommitment } from './commitment.ts';
import { ReceiptError } from './error.ts';
import type { Receipt } from './file-content.ts';
import { decodeLeaf } from './leaf.ts';

/** Salt and body open the commitment in the leaf. */
export async function checkCommitment({ body, salt, leaf }: Receipt, sha256: Sha256): Promise<void> {
  const { commitment } = decodeLeaf(leaf);
  if (!(await opensCommitment(commitment, salt, body, sha256))) {
    throw new ReceiptError('commitment-mismatch', 'body and salt do not open the commitment in the leaf');
  }
}

/** The leaf is an entry of the receipt log, at the signed checkpoint. */
export async function checkInclusion(receipt: Receipt, tree: Checkpoint, sha256: Sha256): Promise<void> {
  const { leaf, proof } = receipt;
  const hash = await leafHash(leaf, sha256);
  const claim = { leafHash: hash, index: proof.index, size: tree.size, root: tree.root, proof: proof.proof };
  if (!(await verifyInclusion(claim, sha256))) {
    throw new ReceiptError('receipt-not-included', 'the leaf is not in the receipt log at this checkpoint');
  }
}
