import { type Command, EXIT } from '../cli/command.ts';
import { detailLines } from '../cli/details.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf, listed } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { TEXTS } from '../cli/text/text.ts';

export const systemShow: Command = {
  name: 'system show',
  usage: 'ORG/SYSTEM',
  summary: {
    ar: 'يعرض نظاما ومفاتيحه وما يقدمه وما يطلبه.',
    fr: "Montre un système, ses clés, ce qu'il offre et ce qu'il demande.",
    en: 'Shows a system with its keys, what it offers and what it asks for.',
  },
  options: NODE_OPTIONS,
  positionals: [1, 1],
  async run(context) {
    const { json, language, positionals, print } = context;
    const [organisation = '', code = ''] = codesOf(systemShow, positionals[0], 2);
    const directory = await getDirectory(await findNode(context));
    const ours = (entry: { readonly organisation: string; readonly system: string }) =>
      entry.organisation === organisation && entry.system === code;
    const system = listed(directory.systems.find(ours), `system/${organisation}/${code}`, 'wasl system list');
    const keys = directory.keys.filter(ours);
    const services = directory.services.filter(ours);
    const agreements = directory.agreements.filter(({ consumer }) => ours(consumer));
    if (json) {
      print({ ...system, keys, services, agreements });
      return EXIT.ok;
    }
    const { words } = TEXTS[language];
    const lines = detailLines(
      [
        ['system', `${organisation}/${code} — ${system.title[language]}`],
        ['address', system.address ?? words.callsOnly],
        [
          'keys',
          keys.map(({ id, validFrom, validUntil }) => `${id}  ${validFrom} – ${validUntil ?? words.open}`),
        ],
        ['services', services.map(({ service, major, title }) => `${service}/${major} — ${title[language]}`)],
        ['agreements', agreements.map(({ id, purpose }) => `${id} — ${purpose.text[language]}`)],
      ],
      language,
    );
    for (const line of lines) print(line);
    return EXIT.ok;
  },
};
