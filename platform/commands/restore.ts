import { resolve } from 'node:path';
import { markRestored } from '@wasl/ledger';
import { restore as readBackup } from '@wasl/store';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { textOption } from '../cli/options.ts';
import { readConfig } from '../config.ts';
import { takeHome } from '../home.ts';
import { placeNodeKeys } from '../node-files.ts';
import { MODULES } from '../platform.ts';

/** Puts a backup in place of what the database holds. Nothing is signed until the logs were compared. */
export const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: {
    ar: 'يسترجع نسخة احتياطية، والمنصة متوقفة؛ --replace يمحو ما في القاعدة.',
    fr: 'Restaure une sauvegarde, plateforme arrêtée ; --replace efface ce que contient la base.',
    en: 'Restores a backup, while the platform is stopped; --replace erases what the database holds.',
  },
  options: {
    identity: {
      value: 'FILE',
      about: {
        ar: 'هوية age التي شُفرت بها النسخة؛ وإلا فالموجودة في WASL_HOME.',
        fr: 'Identité age de la sauvegarde ; sinon celle de WASL_HOME.',
        en: 'The age identity of the backup; otherwise that of WASL_HOME.',
      },
    },
    replace: {
      value: null,
      about: {
        ar: 'يمحو ما في القاعدة ويضع النسخة مكانه.',
        fr: 'Efface ce que contient la base et met la sauvegarde à sa place.',
        en: 'Erases what the database holds and puts the backup in its place.',
      },
    },
  },
  positionals: [1, 1],
  async run({ positionals, values, env, cwd, json, print, report }) {
    const { home, databaseUrl } = readConfig(env, cwd);
    const identity = textOption(values, 'identity');
    const release = await takeHome(home);
    try {
      const summary = await readBackup({
        home,
        databaseUrl,
        modules: MODULES,
        report,
        file: resolve(cwd, positionals[0] ?? ''),
        replace: values.replace === true,
        ...(identity === undefined
          ? {}
          : { identity: new TextDecoder().decode(await readInput(cwd, identity)) }),
      });
      await markRestored(home);
      await placeNodeKeys(home, summary.extraFiles);
      const { createdAt, tables, rows } = summary;
      print(json ? { createdAt, tables, rows } : `${createdAt}: ${rows}`);
      return EXIT.ok;
    } finally {
      release();
    }
  },
};
