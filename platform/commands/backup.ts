import { resolve } from 'node:path';
import { loadKey } from '@wasl/ledger';
import { backup as writeBackup } from '@wasl/store';
import { operatorKeyPath } from '../bootstrap.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { post } from '../cli/node-api.ts';
import { readConfig } from '../config.ts';
import { nodeKeys } from '../node-files.ts';
import { signOperatorRequest } from '../operator-request.ts';
import { openDatabase } from '../platform.ts';
import { readRunFile } from '../run-file.ts';

/** Writes an encrypted backup of database and keys, through the platform where it runs. */
export const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: {
    ar: 'ينشئ نسخة احتياطية مشفرة لقاعدة المعطيات والمفاتيح، والمنصة مشغلة أو متوقفة.',
    fr: 'Écrit une sauvegarde chiffrée de la base et des clés, plateforme en marche ou arrêtée.',
    en: 'Writes an encrypted backup of database and keys, whether the platform runs or not.',
  },
  options: {},
  positionals: [1, 1],
  async run({ positionals, env, cwd, language, json, print, report }) {
    const config = readConfig(env, cwd);
    const { home } = config;
    const file = resolve(cwd, positionals[0] ?? '');
    const run = await readRunFile(home);
    let text: string;
    if (run === null) {
      const { store, close } = await openDatabase(config, report);
      try {
        text = JSON.stringify(await writeBackup({ store, home, file, extraFiles: await nodeKeys(home) }));
      } finally {
        await close();
      }
    } else {
      const key = await loadKey(operatorKeyPath(home));
      const note = await signOperatorRequest({ action: 'backup', file }, key, Date.now);
      ({ text } = await post({ home, url: run.url, language }, '/api/operator', note));
    }
    print(json ? text : file);
    report(`${home}/keys/backup.agekey: keep a copy of it elsewhere; without it nobody can restore`);
    return EXIT.ok;
  },
};
