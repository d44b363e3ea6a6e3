import type { Sha256 } from '@wasl/log';
import { verifyCurrent } from './current-tree.ts';
import { ReceiptError } from './error.ts';
import type { StatementProof } from './file-content.ts';
import type { RegistryEntry } from './registry-entry.ts';
import { parseStatement, type SignedStatement } from './statement.ts';

/** Each statement in the file was current at the registry head: in the tree that the head's entry states. */
export async function checkStatements(
  proofs: readonly StatementProof[],
  { current }: RegistryEntry,
  sha256: Sha256,
): Promise<SignedStatement[]> {
  const statements: SignedStatement[] = [];
  for (const proof of proofs) {
    const signed = parseStatement(proof.bytes);
    const included = await verifyCurrent(signed.bytes, proof, current, sha256);
    if (!included || signed.statement.action !== 'set') {
      throw new ReceiptError('statement-not-current', 'a statement was not current at the registry head');
    }
    statements.push(signed);
  }
  return statements;
}
