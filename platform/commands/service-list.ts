import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { tableLines } from '../cli/table.ts';
import { TEXTS } from '../cli/text/text.ts';

export const serviceList: Command = {
  name: 'service list',
  usage: '',
  summary: {
    ar: 'يعرض الخدمات المقدمة ونسخها.',
    fr: 'Liste les services offerts et leurs versions.',
    en: 'Lists the services on offer and their versions.',
  },
  options: NODE_OPTIONS,
  positionals: [0, 0],
  async run(context) {
    const { json, language, print } = context;
    const { services } = await getDirectory(await findNode(context));
    if (json) {
      print(services);
      return EXIT.ok;
    }
    const { words } = TEXTS[language];
    const rows = services.map(({ organisation, service, major, version, title }) => [
      `${organisation}/${service}/${major}`,
      version,
      title[language],
    ]);
    for (const line of tableLines([words.service, words.version, words.title], rows, language)) print(line);
    return EXIT.ok;
  },
};
