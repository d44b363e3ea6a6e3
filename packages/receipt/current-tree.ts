import {
  EMPTY_FRONTIER,
  extend,
  inclusionPlan,
  leafHash,
  proofFromHashes,
  rootOf,
  type Sha256,
  type Sha256Sync,
  verifyInclusion,
} from '@wasl/log';
import { ReceiptError } from './error.ts';
import type { SignedStatement } from './statement.ts';

/** A statement that is current, with its leaf hash (RFC 6962 §2.1 over the bytes of the signed note). */
export type CurrentStatement = { readonly signed: SignedStatement; readonly hash: Uint8Array };

/** The statements that are current, in the order of their subjects (bytewise; subjects are ASCII). */
export type CurrentTree = readonly CurrentStatement[];

/** Proof that one statement was current: its place in the tree, and the hashes leaf upward. */
export type CurrentProof = { readonly index: number; readonly proof: readonly Uint8Array[] };

export const EMPTY_CURRENT_TREE: CurrentTree = [];

/** The tree over statements that are current, in any order: one for each subject, every one a `set`. */
export function buildCurrentTree(statements: readonly SignedStatement[], sha256: Sha256Sync): CurrentTree {
  const subjects = new Set(statements.map(({ statement }) => statement.subject));
  if (subjects.size !== statements.length || statements.some(({ statement }) => statement.action !== 'set')) {
    throw new ReceiptError(
      'current-set-inconsistent',
      'one statement is current for a subject, and it is a set',
    );
  }
  return statements
    .map((signed) => ({ signed, hash: leafHash(signed.bytes, sha256) }))
    .toSorted((a, b) => (a.signed.statement.subject < b.signed.statement.subject ? -1 : 1));
}

/**
 * The tree after a statement: `set` takes the place of its subject, `withdraw` removes it, `note` changes
 * nothing. Withdrawing what is not current is refused.
 */
export function applyStatement(tree: CurrentTree, signed: SignedStatement, sha256: Sha256Sync): CurrentTree {
  const { action, subject } = signed.statement;
  if (action === 'note') return tree;
  const at = tree.findIndex((entry) => entry.signed.statement.subject >= subject);
  const place = at < 0 ? tree.length : at;
  const taken = tree[place]?.signed.statement.subject === subject;
  if (action === 'withdraw' && !taken) {
    throw new ReceiptError('current-set-inconsistent', `nothing is current for ${subject}`);
  }
  const entries = action === 'set' ? [{ signed, hash: leafHash(signed.bytes, sha256) }] : [];
  return tree.toSpliced(place, taken ? 1 : 0, ...entries);
}

/** What a registry entry states of the tree: how many statements are current, and the RFC 6962 root. */
export function summariseCurrent(tree: CurrentTree, sha256: Sha256Sync) {
  return { count: tree.length, root: rangeRoot(tree, 0, tree.length, sha256) };
}

/** The proof that the statement current for `subject` is in the tree. */
export function proveCurrent(tree: CurrentTree, subject: string, sha256: Sha256Sync): CurrentProof {
  const index = tree.findIndex((entry) => entry.signed.statement.subject === subject);
  if (index < 0) throw new ReceiptError('current-set-inconsistent', `nothing is current for ${subject}`);
  const plan = inclusionPlan(index, tree.length);
  const hashes = plan
    .flat()
    .map((subtree) =>
      rangeRoot(tree, subtree.index * 2 ** subtree.level, (subtree.index + 1) * 2 ** subtree.level, sha256),
    );
  return { index, proof: proofFromHashes(plan, hashes, sha256) };
}

/** Whether the bytes of a signed statement are in the tree that `current` summarises. Never throws. */
export async function verifyCurrent(
  bytes: Uint8Array,
  { index, proof }: CurrentProof,
  current: { readonly count: number; readonly root: Uint8Array },
  sha256: Sha256,
): Promise<boolean> {
  const claim = {
    leafHash: await leafHash(bytes, sha256),
    index,
    size: current.count,
    root: current.root,
    proof,
  };
  return verifyInclusion(claim, sha256);
}

function rangeRoot(tree: CurrentTree, start: number, end: number, sha256: Sha256Sync): Uint8Array {
  const hashes = tree.slice(start, end).map(({ hash }) => hash);
  return rootOf(extend(EMPTY_FRONTIER, hashes, sha256), sha256);
}
