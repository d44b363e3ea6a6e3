import { fsck, LEDGER_MODULE } from '@wasl/ledger';
import { type Command, EXIT } from '../cli/command.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../platform.ts';

/** Recomputes everything the ledger stores from its entries. */
export const logFsck: Command = {
  name: 'log fsck',
  usage: '',
  summary: {
    ar: 'يعيد حساب كل ما في السجلات انطلاقا من قيودها، والمنصة متوقفة.',
    fr: 'Recalcule tout ce que contiennent les registres à partir de leurs inscriptions, plateforme arrêtée.',
    en: 'Recomputes everything the logs hold from their entries, while the platform is stopped.',
  },
  options: {},
  positionals: [0, 0],
  async run({ env, cwd, json, print, report }) {
    const { store, close } = await openDatabase(readConfig(env, cwd), report);
    try {
      const client = await store.connect(LEDGER_MODULE.name);
      const result = await fsck(client);
      await client.end();
      if (json) print(result);
      else {
        for (const { origin, size } of result.logs) print(`${origin}: ${size}`);
        for (const { origin, at, what } of result.findings) print(`✗ ${origin}, ${at}: ${what}`);
        if (result.findings.length === 0) print('✓');
      }
      return result.findings.length === 0 ? EXIT.ok : EXIT.refused;
    } finally {
      await close();
    }
  },
};
