import { chooseSide, findAgreement, SIDE_OPTION } from '../cli/agreement.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { localisedText } from '../cli/localised.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { localisedOptions, SIGNING_OPTIONS } from '../cli/options.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';

export const agreementSuspend: Command = {
  name: 'agreement suspend',
  usage: 'ORG/NAME',
  summary: {
    ar: 'يعلق اتفاقية باسم أحد طرفيها، ويُرفض كل طلب بموجبها إلى أن يُرفع التعليق بـ resume.',
    fr: "Suspend une convention au nom de l'une de ses parties ; toute demande est refusée jusqu'à la levée, par resume.",
    en: 'Suspends an agreement for one of its sides; every request is refused until resume.',
  },
  options: {
    ...localisedOptions({ ar: 'سبب التعليق', fr: 'Motif de la suspension', en: 'Reason of the suspension' }),
    ...SIDE_OPTION,
    ...SIGNING_OPTIONS,
  },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals } = context;
    const id = codesOf(agreementSuspend, positionals[0], 2).join('/');
    const node = await findNode(context);
    const side = await chooseSide(context, node, findAgreement(await getDirectory(node), id));
    const subject = `suspension/${side.organisation}/${id.replace('/', '.')}`;
    const content = { agreement: id, reason: localisedText(values) };
    printEntered(context, await enter(node, setting(subject, content), side.key));
    return EXIT.ok;
  },
};
