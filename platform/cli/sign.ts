import type { SigningKey } from '@wasl/ledger';
import { isJsonObject, type Json, ReceiptError, type Statement } from '@wasl/receipt';
import { signStatement } from '../bootstrap.ts';
import type { CommandContext } from './command.ts';
import { type Node, post, readJson } from './node-api.ts';
import { cliProblem } from './problems.ts';
import { say } from './say.ts';
import { TEXTS } from './text/text.ts';

type Said = Pick<Statement, 'subject' | 'action' | 'content'>;

/** Makes something current: its content as the one line that is signed. */
export function setting(subject: string, content: object): Said {
  return { subject, action: 'set', content: JSON.stringify(content) };
}

export function withdrawal(subject: string, reason: string): Said {
  return { subject, action: 'withdraw', content: reason };
}

/**
 * Signs a statement offline, with each of the keys; what no registry would take is refused here
 * (`statement-unusable`), unsent.
 */
export async function signed(
  statement: Said,
  key: SigningKey,
  countersigners: readonly SigningKey[] = [],
): Promise<Uint8Array> {
  try {
    return await signStatement(statement, key, Date.now, countersigners);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    throw cliProblem('statement-unusable', { subject: statement.subject, why: error.message }, error);
  }
}

/** Signs a statement and enters it in the registry of the node; gives what the node answered. */
export async function enter(
  node: Node,
  statement: Said,
  key: SigningKey,
  countersigners: readonly SigningKey[] = [],
): Promise<Json> {
  const { text } = await post(node, '/api/statements', await signed(statement, key, countersigners));
  return readJson(`${node.url}/api/statements`, text);
}

/** Says what entered, and at which size of the registry; as it came for a program. */
export function printEntered({ language, json, print }: CommandContext, entered: Json): void {
  if (json || !isJsonObject(entered)) {
    print(JSON.stringify(entered));
    return;
  }
  const size = isJsonObject(entered.registry) ? String(entered.registry.size) : '';
  const { set, withdrawn } = TEXTS[language].entered;
  const text = entered.action === 'withdraw' ? withdrawn : set;
  print(say(text, { subject: String(entered.subject), size }, language));
}
