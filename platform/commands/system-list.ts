import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { tableLines } from '../cli/table.ts';
import { TEXTS } from '../cli/text/text.ts';

export const systemList: Command = {
  name: 'system list',
  usage: '',
  summary: {
    ar: 'يعرض الأنظمة وعناوينها.',
    fr: 'Liste les systèmes et leurs adresses.',
    en: 'Lists the systems and their addresses.',
  },
  options: NODE_OPTIONS,
  positionals: [0, 0],
  async run(context) {
    const { json, language, print } = context;
    const { systems } = await getDirectory(await findNode(context));
    if (json) {
      print(systems);
      return EXIT.ok;
    }
    const { words } = TEXTS[language];
    const rows = systems.map(({ organisation, system, title, address }) => [
      `${organisation}/${system}`,
      title[language],
      address ?? words.callsOnly,
    ]);
    for (const line of tableLines([words.system, words.title, words.address], rows, language)) print(line);
    return EXIT.ok;
  },
};
