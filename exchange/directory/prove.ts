import { type RegistryView, sha256 } from '@wasl/ledger';
import { fromUtf8 } from '@wasl/log';
import { proveCurrent } from '@wasl/receipt';

/**
 * The statement that is current for a subject with the proof that it is: its place in the tree over all
 * current statements, whose root the registry's last entry states (docs/receipt-format.md §8). Who mirrors
 * the registry log can make the same of any earlier head. Null where nothing is current.
 */
export function proveStatement({ origin, head, tree, entry }: RegistryView, subject: string) {
  const current = tree.find(({ signed }) => signed.statement.subject === subject);
  if (current === undefined) return null;
  const { index, proof } = proveCurrent(tree, subject, sha256);
  return {
    subject,
    statement: fromUtf8(current.signed.bytes),
    index,
    proof: proof.map((hash) => hash.toBase64()),
    registry: { origin, size: head.size, root: head.root.toBase64() },
    entry: fromUtf8(entry),
  };
}
