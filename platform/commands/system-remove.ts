import { type Command, EXIT } from '../cli/command.ts';
import { chooseOfficer } from '../cli/key-files.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { REASON_OPTION, SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, withdrawal } from '../cli/sign.ts';

export const systemRemove: Command = {
  name: 'system remove',
  usage: 'ORG/SYSTEM',
  summary: {
    ar: 'يسحب تسجيل نظام مع ذكر السبب.',
    fr: "Retire l'inscription d'un système, avec le motif.",
    en: 'Withdraws the registration of a system, with the reason.',
  },
  options: { reason: REASON_OPTION, ...SIGNING_OPTIONS },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, cwd } = context;
    const [organisation = '', system = ''] = codesOf(systemRemove, positionals[0], 2);
    const node = await findNode(context);
    const key = await chooseOfficer(node.home, organisation, textOption(values, 'officer'), cwd);
    const reason = textOption(values, 'reason') ?? '';
    printEntered(context, await enter(node, withdrawal(`system/${organisation}/${system}`, reason), key));
    return EXIT.ok;
  },
};
