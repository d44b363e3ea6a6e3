import { type Contract, type Operation, parseContract } from '@wasl/exchange';
import { fromBase64 } from '@wasl/log';
import type { ServiceContent } from '@wasl/receipt';
import { getBytes, type Node } from './node-api.ts';
import { cliProblem } from './problems.ts';

/**
 * The contract of a service, from the node. The registry names it by digest, so a node cannot hand out
 * another (`answer-malformed`).
 */
export async function fetchContract(
  node: Node,
  { contract: digest }: ServiceContent,
): Promise<{ readonly contract: Contract; readonly bytes: Uint8Array }> {
  const path = `/api/contracts/${fromBase64(digest.slice('sha-256:'.length)).toHex()}`;
  const bytes = await getBytes(node, path);
  const contract = parseContract(bytes);
  if (contract.digest !== digest) {
    throw cliProblem('answer-malformed', { url: node.url + path, why: `${contract.digest} ≠ ${digest}` });
  }
  return { contract, bytes };
}

/** The operation that a method and a path name, the most exact; undefined where the contract has none. */
export function operationAt({ operations }: Contract, method: string, path: string): Operation | undefined {
  const parts = path.slice(1).split('/');
  return operations
    .filter(
      (operation) =>
        operation.method === method.toLowerCase() &&
        operation.segments.length === parts.length &&
        operation.segments.every(({ kind, text }, at) => kind === 'template' || text === parts[at]),
    )
    .toSorted((one, other) => templatesOf(one) - templatesOf(other))[0];
}

function templatesOf({ segments }: Operation): number {
  return segments.filter(({ kind }) => kind === 'template').length;
}
