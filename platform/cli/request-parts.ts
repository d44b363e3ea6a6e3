import { buffer } from 'node:stream/consumers';
import { type Json, parseStrictJson, ReceiptError } from '@wasl/receipt';
import { readInput } from './files.ts';
import { cliProblem } from './problems.ts';

/** What a node takes of a body at most, and more than any JSON body needs. */
const MAX_BODY = 16_000_000;

/** `name=value` as typed, in the order of the names; a name may stand twice. Refuses `parameter-malformed`. */
export function readQuery(parameters: readonly string[]): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const text of parameters) {
    const at = text.indexOf('=');
    if (at < 1) throw cliProblem('parameter-malformed', { text });
    const name = text.slice(0, at);
    query[name] = [...(query[name] ?? []), text.slice(at + 1)];
  }
  return query;
}

/** A body from a file, or from standard input where it is `-`: strict JSON, or bytes as they are. */
export async function readBody(cwd: string, file: string, bytes: boolean): Promise<Json | Uint8Array> {
  const content = file === '-' ? new Uint8Array(await buffer(process.stdin)) : await readInput(cwd, file);
  if (bytes) return content;
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(content), MAX_BODY);
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof TypeError)) throw error;
    throw cliProblem('document-malformed', { file, why: error.message }, error);
  }
}
