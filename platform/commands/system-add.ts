import { type Command, EXIT } from '../cli/command.ts';
import { chooseOfficer } from '../cli/key-files.ts';
import { localisedText } from '../cli/localised.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { localisedOptions, SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';

export const systemAdd: Command = {
  name: 'system add',
  usage: 'ORG/SYSTEM',
  summary: {
    ar: 'يسجل نظاما لهيئة، أو يغير تسميته أو عنوانه.',
    fr: "Inscrit un système d'un organisme, ou change son intitulé ou son adresse.",
    en: 'Registers a system of an organisation, or changes its title or address.',
  },
  options: {
    ...localisedOptions({ ar: 'تسمية النظام', fr: 'Intitulé du système', en: 'Title of the system' }),
    address: {
      value: 'URL',
      about: {
        ar: 'العنوان الذي تُرسل إليه العقدة الطلبات؛ لا يُذكر لنظام يطلب ولا يجيب.',
        fr: "Adresse où le nœud lui transmet les demandes ; à omettre s'il ne fait qu'appeler.",
        en: 'Where the node passes requests on to it; left out for one that only calls.',
      },
    },
    ...SIGNING_OPTIONS,
  },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, cwd } = context;
    const [organisation = '', system = ''] = codesOf(systemAdd, positionals[0], 2);
    const node = await findNode(context);
    const key = await chooseOfficer(node.home, organisation, textOption(values, 'officer'), cwd);
    const address = textOption(values, 'address')?.replace(/\/$/, '') ?? null;
    const content = { organisation, system, title: localisedText(values), address };
    printEntered(context, await enter(node, setting(`system/${organisation}/${system}`, content), key));
    return EXIT.ok;
  },
};
