import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { tableLines } from '../cli/table.ts';
import { TEXTS } from '../cli/text/text.ts';

export const keyList: Command = {
  name: 'key list',
  usage: '[ORG/SYSTEM]',
  summary: {
    ar: 'يعرض مفاتيح الأنظمة ومدة سريانها.',
    fr: 'Liste les clés des systèmes et leur période.',
    en: 'Lists the keys of systems and their periods.',
  },
  options: NODE_OPTIONS,
  positionals: [0, 1],
  async run(context) {
    const { json, language, positionals, print } = context;
    const [named] = positionals;
    if (named !== undefined) codesOf(keyList, named, 2);
    const directory = await getDirectory(await findNode(context));
    const keys = directory.keys.filter(
      ({ organisation, system }) => named === undefined || named === `${organisation}/${system}`,
    );
    if (json) {
      print(keys);
      return EXIT.ok;
    }
    const { words } = TEXTS[language];
    const rows = keys.map(({ id, validFrom, validUntil }) => [id, validFrom, validUntil ?? words.open]);
    for (const line of tableLines([words.key, words.from, words.until], rows, language)) print(line);
    return EXIT.ok;
  },
};
