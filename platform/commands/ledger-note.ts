import { resolve } from 'node:path';
import { replaceFile } from '@wasl/kernel';
import { loadKey } from '@wasl/ledger';
import { MODEL_ORGANISATION, operatorKeyPath, signStatement } from '../bootstrap.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { nodeUrl, post } from '../cli/node-api.ts';
import { textOption } from '../cli/options.ts';
import { readConfig } from '../config.ts';

/** Enters a statement that the operator signs, and keeps the receipt it leaves. */
export const ledgerNote: Command = {
  name: 'ledger note',
  usage: 'TEXT',
  summary: {
    ar: 'يقيد تصريحا موقعا من المسير في السجل ويسلم وصله.',
    fr: "Inscrit au registre une déclaration signée de l'exploitant et remet son reçu.",
    en: 'Enters a signed statement of the operator in the ledger and hands back its receipt.',
  },
  options: {
    receipt: {
      value: 'FILE',
      about: {
        ar: 'الملف الذي يُحفظ فيه الوصل؛ وإلا فيُطبع.',
        fr: 'Fichier où garder le reçu ; sinon il est affiché.',
        en: 'File to keep the receipt in; otherwise it is printed.',
      },
    },
  },
  positionals: [1, 1],
  async run({ positionals, values, env, cwd, language, json, print }) {
    const { home } = readConfig(env, cwd);
    const node = { home, url: await nodeUrl(values, home), language };
    const note = await signStatement(
      { subject: `note/${MODEL_ORGANISATION.code}`, action: 'note', content: positionals[0] ?? '' },
      await loadKey(operatorKeyPath(home)),
      Date.now,
    );
    const { text, receipt } = await post(node, '/api/notes', note);
    const file = textOption(values, 'receipt');
    if (file === undefined) {
      print(json ? { receipt, file: null, text } : text.trimEnd());
    } else {
      await replaceFile(resolve(cwd, file), text, 0o644);
      print(json ? { receipt, file } : file);
    }
    return EXIT.ok;
  },
};
