import { parseContract } from '@wasl/exchange';
import { isCode } from '@wasl/receipt';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { usageOf } from '../cli/help.ts';
import { chooseOfficer } from '../cli/key-files.ts';
import { localisedText } from '../cli/localised.ts';
import { codesOf } from '../cli/names.ts';
import { findNode, post, readJson } from '../cli/node-api.ts';
import { localisedOptions, SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';
import { printEntered, setting, signed } from '../cli/sign.ts';

export const servicePublish: Command = {
  name: 'service publish',
  usage: 'ORG/SERVICE/MAJOR CONTRACT.json',
  summary: {
    ar: 'ينشر خدمة بعقدها؛ والنسخة هي info.version، ويُرفض كل عقد يخل بالعقد الساري.',
    fr: 'Publie un service et son contrat ; la version est celle de info.version, et un contrat incompatible avec celui en vigueur est refusé.',
    en: 'Publishes a service with its contract; the version is that of info.version, and one that breaks the current contract is refused.',
  },
  options: {
    system: {
      value: 'SYSTEM',
      required: true,
      about: {
        ar: 'النظام المجيب، من أنظمة الهيئة نفسها.',
        fr: 'Le système qui répond, du même organisme.',
        en: 'The system that answers, of the same organisation.',
      },
    },
    ...localisedOptions({ ar: 'تسمية الخدمة', fr: 'Intitulé du service', en: 'Title of the service' }),
    ...SIGNING_OPTIONS,
  },
  positionals: [2, 2],
  async run(context) {
    const { values, positionals, cwd } = context;
    const [organisation = '', service = '', major = ''] = codesOf(servicePublish, positionals[0], 3);
    const system = textOption(values, 'system') ?? '';
    if (!/^(0|[1-9][0-9]{0,5})$/.test(major) || !isCode(system)) {
      throw cliProblem('usage-wrong', { why: `${major}, ${system}`, usage: usageOf(servicePublish) });
    }
    const bytes = await readInput(cwd, positionals[1] ?? '');
    const { version, digest } = parseContract(bytes);
    const node = await findNode(context);
    const key = await chooseOfficer(node.home, organisation, textOption(values, 'officer'), cwd);
    const content = {
      organisation,
      service,
      major: Number(major),
      version,
      system,
      title: localisedText(values),
      contract: digest,
    };
    const note = await signed(setting(`service/${organisation}/${service}/${major}`, content), key);
    const [statement, contract] = [note, bytes].map((part) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(part),
    );
    const { text } = await post(
      node,
      '/api/services',
      JSON.stringify({ statement, contract }),
      'application/json',
    );
    printEntered(context, readJson(`${node.url}/api/services`, text));
    return EXIT.ok;
  },
};
