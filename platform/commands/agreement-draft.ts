import { resolve } from 'node:path';
import { createFile, hasCode } from '@wasl/kernel';
import { draftAgreement } from '../cli/agreement-draft.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { fetchContract } from '../cli/contract.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';
import { say } from '../cli/say.ts';
import { findService } from '../cli/service.ts';
import { TEXTS } from '../cli/text/text.ts';

/** A draft of everything a service offers, for a person to cut down to what is needed. */
export const agreementDraft: Command = {
  name: 'agreement draft',
  usage: 'ORG/SYSTEM ORG/SERVICE/MAJOR',
  summary: {
    ar: 'يكتب مشروع اتفاقية انطلاقا من عقد الخدمة، بكل عملياته وحقوله، ليختصره من يقترحه.',
    fr: 'Écrit un projet de convention à partir du contrat, avec toutes les opérations et tous les champs, à réduire.',
    en: 'Writes a draft from the contract, with every operation and field, to be cut down by a person.',
  },
  options: {
    out: {
      value: 'FILE',
      about: {
        ar: 'الملف الذي يُكتب فيه المشروع؛ وإلا فيُطبع.',
        fr: 'Fichier où écrire le projet ; sinon il est affiché.',
        en: 'File to write the draft to; otherwise it is printed.',
      },
    },
    ...NODE_OPTIONS,
  },
  positionals: [2, 2],
  async run(context) {
    const { values, positionals, cwd, language, json, print } = context;
    const [organisation = '', system = ''] = codesOf(agreementDraft, positionals[0], 2);
    const name = codesOf(agreementDraft, positionals[1], 3).join('/');
    const node = await findNode(context);
    const service = findService(await getDirectory(node), name);
    const { contract } = await fetchContract(node, service);
    const draft = draftAgreement({ organisation, system }, service, contract, Date.now());
    const text = `${JSON.stringify(draft, null, 2)}\n`;
    const file = textOption(values, 'out');
    if (file === undefined) {
      print(text.trimEnd());
      return EXIT.ok;
    }
    await createFile(resolve(cwd, file), text, 0o644).catch((error: unknown) => {
      throw hasCode(error, 'EEXIST') ? cliProblem('file-taken', { file }, error) : error;
    });
    print(json ? { file } : say(TEXTS[language].draftWritten, { file }, language));
    return EXIT.ok;
  },
};
