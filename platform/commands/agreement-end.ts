import { chooseSide, findAgreement, SIDE_OPTION } from '../cli/agreement.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { REASON_OPTION, SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, withdrawal } from '../cli/sign.ts';

/** Either side ends an agreement by withdrawing its own statement: the proposal, or the approval. */
export const agreementEnd: Command = {
  name: 'agreement end',
  usage: 'ORG/NAME',
  summary: {
    ar: 'ينهي اتفاقية باسم أحد طرفيها مع ذكر السبب.',
    fr: "Met fin à une convention au nom de l'une de ses parties, avec le motif.",
    en: 'Ends an agreement for one of its sides, with the reason.',
  },
  options: { reason: REASON_OPTION, ...SIDE_OPTION, ...SIGNING_OPTIONS },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals } = context;
    const id = codesOf(agreementEnd, positionals[0], 2).join('/');
    const node = await findNode(context);
    const agreement = findAgreement(await getDirectory(node), id);
    const { organisation, key } = await chooseSide(context, node, agreement);
    const subject =
      organisation === agreement.consumer.organisation
        ? `agreement/${id}`
        : `approval/${organisation}/${id.replace('/', '.')}`;
    const reason = textOption(values, 'reason') ?? '';
    printEntered(context, await enter(node, withdrawal(subject, reason), key));
    return EXIT.ok;
  },
};
