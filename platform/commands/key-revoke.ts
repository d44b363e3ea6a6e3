import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { chooseOfficer } from '../cli/key-files.ts';
import { codesOf, listed } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';
import { readTime, thisSecond } from '../cli/time.ts';

/** Ends a key at a moment. What it signed before stays good; a key that ended sooner is left alone. */
export const keyRevoke: Command = {
  name: 'key revoke',
  usage: 'ORG/SYSTEM/LABEL',
  summary: {
    ar: 'ينهي سريان مفتاح نظام، الآن أو في وقت معين؛ وما وُقع به قبل ذلك يبقى صحيحا.',
    fr: "Met fin à la validité de la clé d'un système, maintenant ou à une heure donnée ; ce qu'elle a signé avant reste valable.",
    en: 'Ends the key of a system, now or at a time; what it signed before stays good.',
  },
  options: {
    at: {
      value: 'TIME',
      about: { ar: 'وقت النهاية؛ وإلا فالآن.', fr: 'Quand ; sinon maintenant.', en: 'When; otherwise now.' },
    },
    ...SIGNING_OPTIONS,
  },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, cwd } = context;
    const id = codesOf(keyRevoke, positionals[0], 3).join('/');
    const at = textOption(values, 'at');
    const end = at === undefined ? thisSecond() : readTime(at);
    const node = await findNode(context);
    const { keys } = await getDirectory(node);
    const { organisation, system, key, validFrom, validUntil } = listed(
      keys.find((candidate) => candidate.id === id),
      `system-key/${id}`,
      'wasl key list',
    );
    if (validUntil !== null && validUntil <= end) {
      throw cliProblem('key-already-ended', { key: id, until: validUntil });
    }
    const officer = await chooseOfficer(node.home, organisation, textOption(values, 'officer'), cwd);
    const content = { organisation, system, key, validFrom, validUntil: end };
    printEntered(context, await enter(node, setting(`system-key/${id}`, content), officer));
    return EXIT.ok;
  },
};
