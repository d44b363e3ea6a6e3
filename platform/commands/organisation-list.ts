import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { tableLines } from '../cli/table.ts';
import { TEXTS } from '../cli/text/text.ts';

export const organisationList: Command = {
  name: 'organisation list',
  usage: '',
  summary: {
    ar: 'يعرض الهيئات المسجلة.',
    fr: 'Liste les organismes inscrits.',
    en: 'Lists the organisations of the registry.',
  },
  options: NODE_OPTIONS,
  positionals: [0, 0],
  async run(context) {
    const { json, language, print } = context;
    const { organisations } = await getDirectory(await findNode(context));
    if (json) {
      print(organisations);
      return EXIT.ok;
    }
    const { words } = TEXTS[language];
    const rows = organisations.map(({ code, name }) => [code, name[language]]);
    for (const line of tableLines([words.code, words.name], rows, language)) print(line);
    return EXIT.ok;
  },
};
