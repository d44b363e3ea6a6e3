import type { Language } from '@wasl/kernel';
import { cliProblem } from './problems.ts';

const TIMEOUT_MS = 60_000;

/** Sends a signed note to the running platform; a refusal is passed on in the reader's language. */
export async function post(url: string, note: Uint8Array, language: Language) {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8', 'accept-language': language },
      body: Buffer.from(note),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw cliProblem(
      'log-unreachable',
      { url, why: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
  const text = await answer.text();
  if (!answer.ok) throw cliProblem('platform-refused', refusalOf(text));
  return { text, receipt: answer.headers.get('wasl-receipt') };
}

function refusalOf(text: string): { title: string; detail: string } {
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem === 'object' && problem !== null && 'title' in problem && 'detail' in problem) {
      return { title: String(problem.title), detail: String(problem.detail) };
    }
  } catch {
    // An answer that is no problem document is shown as it is.
  }
  return { title: text.slice(0, 200), detail: '' };
}
