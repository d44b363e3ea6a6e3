import { loadOrCreateKey } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { type Command, EXIT } from '../cli/command.ts';
import { systemKeyPath } from '../cli/key-files.ts';
import { codesOf } from '../cli/names.ts';
import { say } from '../cli/say.ts';
import { TEXTS } from '../cli/text/text.ts';
import { readConfig } from '../config.ts';

/** Makes the key where it will be used; only its public half travels. */
export const keyNew: Command = {
  name: 'key new',
  usage: 'ORG/SYSTEM/LABEL',
  summary: {
    ar: 'ينشئ مفتاحا لنظام على هذا الجهاز ويطبع شطره العمومي.',
    fr: "Crée la clé d'un système sur cette machine et affiche sa moitié publique.",
    en: 'Makes the key of a system on this machine and prints its public half.',
  },
  options: {},
  positionals: [1, 1],
  async run({ positionals, env, cwd, json, language, print, report }) {
    const id = codesOf(keyNew, positionals[0], 3).join('/');
    const file = systemKeyPath(readConfig(env, cwd).home, id);
    const key = await loadOrCreateKey(file, id, 'ed25519');
    const vkey = formatVerifierKey(key.verifier);
    print(json ? { id, file, vkey } : vkey);
    report(say(TEXTS[language].keyAt, { file }, language));
    return EXIT.ok;
  },
};
