import { standingOf } from '../cli/agreement.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { tableLines } from '../cli/table.ts';
import { TEXTS } from '../cli/text/text.ts';

export const agreementList: Command = {
  name: 'agreement list',
  usage: '',
  summary: {
    ar: 'يعرض الاتفاقيات وحالتها.',
    fr: 'Liste les conventions et leur état.',
    en: 'Lists the agreements and how they stand.',
  },
  options: NODE_OPTIONS,
  positionals: [0, 0],
  async run(context) {
    const { json, language, print } = context;
    const { agreements } = await getDirectory(await findNode(context));
    if (json) {
      print(agreements);
      return EXIT.ok;
    }
    const { words, standing } = TEXTS[language];
    const rows = agreements.map((agreement) => [
      agreement.id,
      `${agreement.provider.organisation}/${agreement.provider.service}/${agreement.provider.major}`,
      standing[standingOf(agreement, Date.now())],
      agreement.purpose.text[language],
    ]);
    const headings = [words.agreement, words.service, words.standing, words.purpose];
    for (const line of tableLines(headings, rows, language)) print(line);
    return EXIT.ok;
  },
};
