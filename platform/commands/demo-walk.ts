import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nodeCrypto } from '@wasl/ledger';
import type { Policy } from '@wasl/log';
import { renderVerification, verifyReceipt } from '@wasl/receipt';
import { agreementLines } from '../cli/agreement.ts';
import { type Outcome, performCall } from '../cli/call.ts';
import type { Choice } from '../cli/call-choice.ts';
import { bodyLines, keepReceipt, refusalLine } from '../cli/call-report.ts';
import type { CommandContext } from '../cli/command.ts';
import { fetchContract } from '../cli/contract.ts';
import { fieldsByOperation } from '../cli/contract-fields.ts';
import { type ListedDirectory, nameOf } from '../cli/directory.ts';
import type { Node } from '../cli/node-api.ts';
import { say } from '../cli/say.ts';
import { findService } from '../cli/service.ts';
import { labelled } from '../cli/table.ts';
import type { DemoText } from './demo-text/text.ts';

/** What every step of the demonstration is given. Files and folder are named as seen from where it runs. */
export type Walk = {
  readonly context: CommandContext;
  readonly node: Node;
  readonly directory: ListedDirectory;
  readonly choice: Choice;
  readonly text: DemoText;
  readonly policy: Policy;
  readonly answered: string;
  readonly refused: string;
  readonly folder: string;
};

/** A purpose that nobody agreed on. */
const OTHER_PURPOSE = 'curiosity';

/** Says what the agreement of the demonstration allows and withholds. */
export async function walkAgreement(walk: Walk): Promise<boolean> {
  const { context, node, directory, choice, text } = walk;
  const { agreement } = choice;
  const { consumer, provider } = agreement;
  const names = [consumer, provider].map(
    ({ organisation }) => nameOf(directory, organisation)[context.language],
  );
  const [asking = '', answering = ''] = names;
  context.print(text.title);
  context.print('');
  tell(walk, text.lead, { consumer: asking, provider: answering });
  heading(walk, text.agreement);
  const service = findService(directory, serviceOf(choice));
  const { contract } = await fetchContract(node, service);
  const fields = fieldsByOperation(agreement, contract);
  for (const line of agreementLines(agreement, fields, context.language, Date.now()))
    context.print(`  ${line}`);
  return fields.some(({ withheld }) => withheld.length > 0);
}

/** Asks as agreed, shows the answer and keeps its receipt. */
export async function walkCall(walk: Walk): Promise<boolean> {
  const { context, choice, text, answered } = walk;
  const { organisation, system } = choice.agreement.consumer;
  heading(walk, text.call, { system: `${organisation}/${system}` });
  const outcome = await ask(walk, choice.agreement.purpose.code);
  if (outcome.kind === 'refused') {
    context.print(refusalLine(outcome.refusal));
    return false;
  }
  for (const line of bodyLines(outcome.answer.body, context.language)) context.print(`  ${line}`.trimEnd());
  await keep(walk, outcome.answer.exchange, answered);
  tell(walk, text.call.kept, { file: answered });
  return true;
}

/** Asks the same for another purpose, which must be refused and leave a receipt too. */
export async function walkRefusal(walk: Walk): Promise<boolean> {
  const { context, text, refused } = walk;
  heading(walk, text.refusal, { purpose: OTHER_PURPOSE });
  const outcome = await ask(walk, OTHER_PURPOSE);
  if (outcome.kind === 'answered' || outcome.refusal.exchange === null) return false;
  context.print(`  ✗ ${refusalLine(outcome.refusal)}`);
  await keep(walk, outcome.refusal.exchange, refused);
  tell(walk, text.refusal.kept, { file: refused });
  return true;
}

/** Verifies both receipts offline, then the first with one character changed, which must not be valid. */
export async function walkVerification(walk: Walk): Promise<boolean> {
  const { context, text, answered, refused } = walk;
  heading(walk, text.verification);
  const files = await Promise.all(
    [answered, refused].map((file) => readFile(resolve(context.cwd, file), 'utf8')),
  );
  const valid = [
    await verified(walk, answered, files[0] ?? ''),
    await verified(walk, refused, files[1] ?? ''),
  ];
  context.print('');
  context.print(text.verification.changed);
  const changed = await verified(walk, answered, withOneCharacterChanged(files[0] ?? ''));
  return valid.every((one) => one) && !changed;
}

/** Ends with where the receipts are and what to try next. */
export function sayWhatIsNext(walk: Walk): void {
  const { context, node, choice, text, folder, answered } = walk;
  context.print('');
  tell(walk, text.done, { folder });
  context.print(text.next);
  // Who came through npx has no `wasl` of their own to type.
  const npx = context.env.npm_command === 'exec' ? 'npx ' : '';
  for (const [command, why] of text.tries) {
    // Commands are to be copied, so nothing invisible stands in them.
    const typed = command
      .replace(/^wasl /, `${npx}wasl `)
      .replace('{answered}', answered)
      .replace('{agreement}', choice.agreement.id)
      .replace('{url}', node.url);
    context.print(`  ${typed}`);
    context.print(`      ${why}`);
  }
}

function heading(
  walk: Walk,
  { heading: title, explains }: { readonly heading: string; readonly explains: string },
  params: Readonly<Record<string, string>> = {},
): void {
  walk.context.print('');
  walk.context.print(title);
  tell(walk, explains, params);
  walk.context.print('');
}

function tell({ context }: Walk, text: string, params: Readonly<Record<string, string>>): void {
  context.print(say(text, params, context.language));
}

function serviceOf({ agreement }: Choice): string {
  const { organisation, service, major } = agreement.provider;
  return `${organisation}/${service}/${major}`;
}

function ask({ node, choice }: Walk, purpose: string): Promise<Outcome> {
  const { agreement, key, path } = choice;
  return performCall(node, key, {
    service: serviceOf(choice),
    path,
    method: 'GET',
    query: { domain: 'facilities' },
    agreement: agreement.id,
    purpose,
  });
}

function keep({ node, choice, context }: Walk, exchange: string, file: string): Promise<void> {
  return keepReceipt(node, choice.key, exchange, file, context.cwd);
}

async function verified({ context, policy }: Walk, file: string, text: string): Promise<boolean> {
  const verification = await verifyReceipt(new TextEncoder().encode(text), policy, nodeCrypto);
  const { title, lines } = renderVerification(verification, context.language);
  context.print(`  ${verification.valid ? '✓' : '✗'} ${labelled(file, title, context.language)}`);
  for (const line of lines) if (line.kind === 'reason') context.print(`      ${line.text}`);
  return verification.valid;
}

/** The character in the middle of the file, replaced by another of the same alphabet. */
function withOneCharacterChanged(text: string): string {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}
