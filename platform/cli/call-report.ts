import { resolve } from 'node:path';
import type { Answer, Refusal } from '@wasl/client';
import { type Language, replaceFile } from '@wasl/kernel';
import { requestReceipt } from './call.ts';
import type { CommandContext } from './command.ts';
import { compactPointers, type OperationFields } from './contract-fields.ts';
import type { KeyFile } from './key-files.ts';
import { type Node, refusedByNode } from './node-api.ts';
import { renderAnswer } from './render-answer.ts';
import { say } from './say.ts';
import { TEXTS } from './text/text.ts';

/** The body of an answer for a terminal; bytes are not shown, only counted. */
export function bodyLines(body: Answer['body'], language: Language): string[] {
  if (!(body instanceof Uint8Array)) return renderAnswer(body, language);
  return [say(TEXTS[language].bytes, { bytes: body.length }, language)];
}

/** Which of an operation's fields were let out, and which the agreement withholds. */
export function fieldsLine(
  { released, withheld }: OperationFields,
  agreement: string,
  language: Language,
): string {
  const { fields, everything } = TEXTS[language];
  const list = withheld.length === 0 ? everything : compactPointers(withheld);
  return say(fields, { released: released.length, agreement, list }, language);
}

/** Fetches the receipt of an exchange and keeps it in a file; a refusal is passed on. */
export async function keepReceipt(
  node: Node,
  key: KeyFile,
  exchange: string,
  file: string,
  cwd: string,
): Promise<void> {
  const receipt = await requestReceipt(node, key, exchange);
  if (!(receipt instanceof Uint8Array)) throw refusedByNode(receipt.code, receipt.title, receipt.remedy);
  await replaceFile(resolve(cwd, file), receipt, 0o644);
}

/** Says where the receipt of an exchange is kept, or how to have it. */
export function receiptLine(exchange: string, file: string | undefined, language: Language): string {
  const { receiptKept, receiptOffer } = TEXTS[language];
  return file === undefined
    ? say(receiptOffer, { id: exchange }, language)
    : say(receiptKept, { file }, language);
}

/** A refusal of the node on one line. */
export function refusalLine({ code, title, remedy }: Refusal): string {
  return `${title} ${remedy} [${code}]`;
}

/** Says a refusal of the node, with its remedy, its code, and the address of its receipt. */
export function reportRefusal(
  { json, language, print, report }: CommandContext,
  node: Node,
  refusal: Refusal,
): void {
  const { code, status, title, remedy, exchange } = refusal;
  const receipt = exchange === null ? null : `${node.url}/api/receipts/${exchange}`;
  if (json) {
    print({ code, status, title, remedy, exchange, receipt });
    return;
  }
  report(refusalLine(refusal));
  if (receipt !== null) report(say(TEXTS[language].receiptAt, { address: receipt }, language));
}
