import { type Language, Problem } from '@wasl/kernel';
import { isJsonObject, type Json, parseStrictJson, ReceiptError } from '@wasl/receipt';
import { readConfig } from '../config.ts';
import { readRunFile } from '../run-file.ts';
import type { CommandContext, OptionValues } from './command.ts';
import { textOption } from './options.ts';
import { cliProblem } from './problems.ts';

const TIMEOUT_MS = 60_000;
/** A directory of some thousand agreements is a few megabytes. */
const MAX_ANSWER = 32_000_000;

/** The node that a command asks, and the home whose keys it signs with. */
export type Node = { readonly home: string; readonly url: string; readonly language: Language };

/** The address given, else that of the platform on this home; refuses `platform-not-running`. */
export async function nodeUrl(values: OptionValues, home: string): Promise<string> {
  const url = textOption(values, 'url') ?? (await readRunFile(home))?.url;
  if (url === undefined) throw cliProblem('platform-not-running', { home });
  return url.replace(/\/+$/, '');
}

export async function findNode({ values, env, cwd, language }: CommandContext): Promise<Node> {
  const { home } = readConfig(env, cwd);
  return { home, url: await nodeUrl(values, home), language };
}

/** The bytes at a path of the node. What it refuses is passed on under its own code. */
export async function getBytes(node: Node, path: string): Promise<Uint8Array> {
  const answer = await request(node, path);
  return new Uint8Array(await answer.arrayBuffer());
}

export async function getJson(node: Node, path: string): Promise<Json> {
  return readJson(node.url + path, await (await request(node, path)).text());
}

/** Sends a signed note or a document; a refusal is passed on in the reader's language. */
export async function post(node: Node, path: string, body: Uint8Array | string, type = 'text/plain') {
  const sent = { body: typeof body === 'string' ? body : Uint8Array.from(body), type };
  const answer = await request(node, path, sent);
  return { text: await answer.text(), receipt: answer.headers.get('wasl-receipt') };
}

/** JSON that the node answered, read strictly; refuses `answer-malformed`. */
export function readJson(url: string, text: string): Json {
  try {
    return parseStrictJson(text, MAX_ANSWER);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    throw cliProblem('answer-malformed', { url, why: error.message }, error);
  }
}

type Sent = { readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string };

async function request(node: Node, path: string, sent: Sent | null = null): Promise<Response> {
  const url = node.url + path;
  let answer: Response;
  try {
    answer = await fetch(url, {
      ...(sent === null ? {} : { method: 'POST', body: sent.body }),
      headers: {
        'accept-language': node.language,
        ...(sent === null ? {} : { 'content-type': `${sent.type}; charset=utf-8` }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw cliProblem('log-unreachable', { url, why: reasonOf(error) }, error);
  }
  if (!answer.ok) throw refusalOf(answer.status, await answer.text());
  return answer;
}

/** Why a connection failed: `fetch` says so in the cause of its error only. */
export function reasonOf(error: unknown): string {
  const told = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(told instanceof Error)) return String(told);
  return told.message || ('code' in told ? String(told.code) : told.name);
}

/**
 * A refusal of the node as a refusal of ours, under its documented code. It came in the language that was
 * asked for, so it stands for all three.
 */
export function refusedByNode(code: string, title: string, remedy: string): Problem {
  const words = (value: string) => ({ ar: value, fr: value, en: value });
  // A command that was understood and turned down was refused, whatever the status of the answer.
  return new Problem(code, { status: 502, title: words(title), remedy: words(remedy) });
}

function refusalOf(status: number, text: string): Problem {
  const problem = refusalFields(text);
  if (problem === null) return cliProblem('platform-refused', { status, text: text.slice(0, 200) });
  return refusedByNode(problem.code, problem.title, problem.detail);
}

function refusalFields(text: string): { code: string; title: string; detail: string } | null {
  try {
    const value = parseStrictJson(text, MAX_ANSWER);
    const { code, title, detail } = isJsonObject(value) ? value : {};
    return typeof code === 'string' && typeof title === 'string' && typeof detail === 'string'
      ? { code, title, detail }
      : null;
  } catch (error) {
    // An answer that is no problem document is shown as it is.
    if (error instanceof ReceiptError) return null;
    throw error;
  }
}
