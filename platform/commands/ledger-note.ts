import { resolve } from 'node:path';
import { languageOfTerminal, replaceFile } from '@wasl/kernel';
import { loadKey } from '@wasl/ledger';
import { MODEL_ORGANISATION, operatorKeyPath, signStatement } from '../bootstrap.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { cliProblem } from '../cli/problems.ts';
import { readConfig } from '../config.ts';
import { readRunFile } from '../run-file.ts';

const TIMEOUT_MS = 30_000;

/** Enters a statement that the operator signs, and keeps the receipt it leaves. */
export const ledgerNote: Command = {
  name: 'ledger note',
  usage: 'TEXT [--receipt FILE] [--json]',
  summary: {
    ar: 'يقيد تصريحا موقعا من المسير في السجل ويسلم وصله.',
    fr: "Inscrit au registre une déclaration signée de l'exploitant et remet son reçu.",
    en: 'Enters a signed statement of the operator in the ledger and hands back its receipt.',
  },
  options: { receipt: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals, values, env, cwd, json, print }) {
    const { home } = readConfig(env, cwd);
    const run = await readRunFile(home);
    if (run === null) throw cliProblem('platform-not-running', { home });
    const note = await signStatement(
      { subject: `note/${MODEL_ORGANISATION.code}`, action: 'note', content: positionals[0] ?? '' },
      await loadKey(operatorKeyPath(home)),
      Date.now,
    );
    const answer = await fetch(`${run.url}/api/notes`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8', 'accept-language': languageOfTerminal(env) },
      body: Buffer.from(note),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.text();
    if (answer.status !== 201) throw cliProblem('platform-refused', refusalOf(text));
    const file = typeof values.receipt === 'string' ? values.receipt : null;
    if (file === null) {
      print(json ? { receipt: answer.headers.get('wasl-receipt'), file: null, text } : text.trimEnd());
    } else {
      await replaceFile(resolve(cwd, file), text, 0o644);
      print(json ? { receipt: answer.headers.get('wasl-receipt'), file } : file);
    }
    return EXIT.ok;
  },
};

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
