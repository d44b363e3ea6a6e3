import { chooseSide, findAgreement, SIDE_OPTION } from '../cli/agreement.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { REASON_OPTION, SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, withdrawal } from '../cli/sign.ts';
import { TEXTS } from '../cli/text/text.ts';

export const agreementResume: Command = {
  name: 'agreement resume',
  usage: 'ORG/NAME',
  summary: {
    ar: 'يرفع التعليق الذي قرره الطرف نفسه.',
    fr: 'Lève la suspension décidée par la même partie.',
    en: 'Lifts the suspension that the same side set.',
  },
  options: { reason: { ...REASON_OPTION, required: false }, ...SIDE_OPTION, ...SIGNING_OPTIONS },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, language } = context;
    const id = codesOf(agreementResume, positionals[0], 2).join('/');
    const node = await findNode(context);
    const side = await chooseSide(context, node, findAgreement(await getDirectory(node), id));
    const subject = `suspension/${side.organisation}/${id.replace('/', '.')}`;
    const reason = textOption(values, 'reason') ?? TEXTS[language].resumed;
    printEntered(context, await enter(node, withdrawal(subject, reason), side.key));
    return EXIT.ok;
  },
};
