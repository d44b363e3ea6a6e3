import { type Checkpoint, leafHash, type Sha256, verifyConsistency, verifyInclusion } from '@wasl/log';
import type { RegistryHead } from './body.ts';
import { ReceiptError } from './error.ts';
import type { HeadProof } from './file-content.ts';
import { parseRegistryEntry, type RegistryEntry } from './registry-entry.ts';

/**
 * The registry head that the body names is a head of the signed registry log, and the entry in the file
 * is its last one. A later checkpoint serves as well, with a consistency proof: a witness cosigns on its
 * own cadence and may never see the exact size that a receipt leaned on.
 */
export async function checkRegistryHead(
  named: RegistryHead,
  head: HeadProof,
  { origin, size, root }: Checkpoint,
  sha256: Sha256,
): Promise<RegistryEntry> {
  const consistent = await verifyConsistency(
    { oldSize: named.size, oldRoot: named.root, size, root, proof: head.consistency },
    sha256,
  );
  if (named.origin !== origin || head.proof.index !== named.size - 1 || !consistent) {
    throw new ReceiptError('registry-head-mismatch', 'the signed registry log has no such head');
  }
  const { index, proof } = head.proof;
  const hash = await leafHash(head.entry, sha256);
  if (!(await verifyInclusion({ leafHash: hash, index, size, root, proof }, sha256))) {
    throw new ReceiptError('registry-head-not-included', 'the entry is not the last one at that head');
  }
  return parseRegistryEntry(head.entry);
}
