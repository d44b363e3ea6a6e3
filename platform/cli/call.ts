import {
  type Answer,
  CallError,
  type CallRequest,
  createClient,
  type Refusal,
  WireError,
} from '@wasl/client';
import type { KeyFile } from './key-files.ts';
import type { Node } from './node-api.ts';
import { reasonOf } from './node-api.ts';
import { cliProblem } from './problems.ts';

/** What came of a call: the answer, or the node's refusal. Neither is an error of the command. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The client of a node, signing with a key of a system. */
function clientOf(node: Node, { key }: KeyFile) {
  return createClient({ node: node.url, key: { id: key.verifier.name, sign: key.sign } });
}

/** Calls once. A node that cannot be reached, or whose answer is not what it claims, is a problem. */
export async function performCall(node: Node, key: KeyFile, request: CallRequest): Promise<Outcome> {
  try {
    const answer = await clientOf(node, key).call({ ...request, language: node.language });
    return { kind: 'answered', answer };
  } catch (error) {
    if (error instanceof CallError && error.failure.code === 'refused') {
      return { kind: 'refused', refusal: error.failure.refusal };
    }
    throw problemOf(node, error);
  }
}

/** The receipt file of an exchange, or the node's refusal to hand it to this key. */
export async function requestReceipt(
  node: Node,
  key: KeyFile,
  exchange: string,
): Promise<Uint8Array | Refusal> {
  try {
    return await clientOf(node, key).fetchReceipt(exchange);
  } catch (error) {
    if (error instanceof CallError && error.failure.code === 'refused') return error.failure.refusal;
    throw problemOf(node, error);
  }
}

function problemOf(node: Node, error: unknown): unknown {
  if (error instanceof WireError) return cliProblem('request-unsendable', { why: error.message }, error);
  if (!(error instanceof CallError)) return error;
  return error.code === 'unreachable'
    ? cliProblem('log-unreachable', { url: node.url, why: reasonOf(error.cause) }, error)
    : cliProblem('answer-malformed', { url: node.url, why: error.message }, error);
}
