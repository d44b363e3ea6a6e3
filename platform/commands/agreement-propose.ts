import { readDraft } from '../cli/agreement-draft.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { chooseOfficer } from '../cli/key-files.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';

/** Proposes an agreement, or its next version. Nothing may be asked under it before the provider approves. */
export const agreementPropose: Command = {
  name: 'agreement propose',
  usage: 'ORG/NAME FILE.json',
  summary: {
    ar: 'يقترح اتفاقية باسم الهيئة الطالبة؛ ولا تسري قبل مصادقة المزود.',
    fr: "Propose une convention au nom du demandeur ; elle ne vaut qu'une fois approuvée par le fournisseur.",
    en: 'Proposes an agreement for the consumer; it is in force once the provider has approved it.',
  },
  options: SIGNING_OPTIONS,
  positionals: [2, 2],
  async run(context) {
    const { values, positionals, cwd } = context;
    const [organisation = '', name = ''] = codesOf(agreementPropose, positionals[0], 2);
    const id = `${organisation}/${name}`;
    const file = positionals[1] ?? '';
    const draft = readDraft(id, file, await readInput(cwd, file));
    const node = await findNode(context);
    const key = await chooseOfficer(node.home, organisation, textOption(values, 'officer'), cwd);
    printEntered(context, await enter(node, setting(`agreement/${id}`, draft), key));
    return EXIT.ok;
  },
};
