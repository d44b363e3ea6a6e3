import { agreementLines, findAgreement } from '../cli/agreement.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { fetchContract } from '../cli/contract.ts';
import { fieldsByOperation } from '../cli/contract-fields.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { findService } from '../cli/service.ts';

export const agreementShow: Command = {
  name: 'agreement show',
  usage: 'ORG/NAME',
  summary: {
    ar: 'يعرض ما تتيحه اتفاقية وما تحجبه، ولماذا، وإلى متى.',
    fr: "Montre ce qu'une convention permet et ce qu'elle retient, pourquoi et jusqu'à quand.",
    en: 'Shows what an agreement allows and withholds, why, and until when.',
  },
  options: NODE_OPTIONS,
  positionals: [1, 1],
  async run(context) {
    const { json, language, positionals, print } = context;
    const id = codesOf(agreementShow, positionals[0], 2).join('/');
    const node = await findNode(context);
    const directory = await getDirectory(node);
    const agreement = findAgreement(directory, id);
    const { organisation, service, major } = agreement.provider;
    const { contract } = await fetchContract(
      node,
      findService(directory, `${organisation}/${service}/${major}`),
    );
    const fields = fieldsByOperation(agreement, contract);
    if (json)
      print({ ...agreement, withheld: fields.map(({ operation, withheld }) => ({ operation, withheld })) });
    else for (const line of agreementLines(agreement, fields, language, Date.now())) print(line);
    return EXIT.ok;
  },
};
