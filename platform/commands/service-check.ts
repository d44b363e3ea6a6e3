import { breakingChanges, parseContract } from '@wasl/exchange';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { say } from '../cli/say.ts';
import { TEXTS } from '../cli/text/text.ts';

/** Offline, so that a contract is checked where it is written, before anyone is asked to sign it. */
export const serviceCheck: Command = {
  name: 'service check',
  usage: 'OLD.json NEW.json',
  summary: {
    ar: 'يقارن عقدين دون اتصال ويبين ما يخل بالقديم: 0 متوافق، 1 غير متوافق.',
    fr: 'Compare deux contrats hors ligne et indique ce qui rompt la compatibilité : 0 compatible, 1 incompatible.',
    en: 'Compares two contracts offline and names what breaks the old one: 0 compatible, 1 breaking.',
  },
  options: {},
  positionals: [2, 2],
  async run({ positionals: [before = '', after = ''], cwd, language, json, print }) {
    const [old, next] = [await readInput(cwd, before), await readInput(cwd, after)];
    const changes = breakingChanges(parseContract(old), parseContract(next));
    const text = TEXTS[language];
    if (json) print({ compatible: changes.length === 0, changes });
    else if (changes.length === 0) print(text.compatible);
    else {
      print(say(text.breaking, { count: changes.length }, language));
      for (const { code, where } of changes) print(`✗ ${where}: ${code}`);
    }
    return changes.length === 0 ? EXIT.ok : EXIT.refused;
  },
};
