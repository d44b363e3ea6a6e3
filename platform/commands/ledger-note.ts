import { resolve } from 'node:path';
import { replaceFile } from '@wasl/kernel';
import { loadKey } from '@wasl/ledger';
import { MODEL_ORGANISATION, operatorKeyPath, signStatement } from '../bootstrap.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { post } from '../cli/post.ts';
import { cliProblem } from '../cli/problems.ts';
import { readConfig } from '../config.ts';
import { readRunFile } from '../run-file.ts';

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
  async run({ positionals, values, env, cwd, language, json, print }) {
    const { home } = readConfig(env, cwd);
    const run = await readRunFile(home);
    if (run === null) throw cliProblem('platform-not-running', { home });
    const note = await signStatement(
      { subject: `note/${MODEL_ORGANISATION.code}`, action: 'note', content: positionals[0] ?? '' },
      await loadKey(operatorKeyPath(home)),
      Date.now,
    );
    const { text, receipt } = await post(`${run.url}/api/notes`, note, language);
    const file = typeof values.receipt === 'string' ? values.receipt : null;
    if (file === null) {
      print(json ? { receipt, file: null, text } : text.trimEnd());
    } else {
      await replaceFile(resolve(cwd, file), text, 0o644);
      print(json ? { receipt, file } : file);
    }
    return EXIT.ok;
  },
};
