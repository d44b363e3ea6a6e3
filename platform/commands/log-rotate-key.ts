import { beginRotation, finishRotation, LEDGER_MODULE, readLogs } from '@wasl/ledger';
import { ensureRegistered, nodeKey, operatorKey } from '../bootstrap.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { usageOf } from '../cli/help.ts';
import { cliProblem } from '../cli/problems.ts';
import { writeTrustFile } from '../cli/trust.ts';
import { readConfig } from '../config.ts';
import { openDatabase, openPlatform } from '../platform.ts';

/** Gives a log a new key: both sign until the rotation is finished, so that everyone can follow. */
export const logRotateKey: Command = {
  name: 'log rotate-key',
  usage: 'receipts|registry',
  summary: {
    ar: 'يغير مفتاح سجل، والمنصة متوقفة: يوقع المفتاحان معا إلى حين --finish.',
    fr: "Change la clé d'un registre, plateforme arrêtée : les deux clés signent jusqu'à --finish.",
    en: 'Changes the key of a log, while the platform is stopped: both keys sign until --finish.',
  },
  options: {
    finish: {
      value: null,
      about: {
        ar: 'يسحب المفتاح القديم بعد أن تسلم الجميع ملف الثقة الجديد.',
        fr: "Retire l'ancienne clé, une fois le nouveau fichier de confiance remis à tous.",
        en: 'Retires the old key, once everyone has the new trust file.',
      },
    },
  },
  positionals: [1, 1],
  async run({ positionals, values, env, cwd, json, print, report }) {
    const config = readConfig(env, cwd);
    const [kind] = positionals;
    if (kind !== 'receipts' && kind !== 'registry') {
      throw cliProblem('usage-wrong', {
        why: String(kind),
        usage: usageOf(logRotateKey),
      });
    }
    const database = await openDatabase(config, report);
    try {
      const pool = database.store.pool(LEDGER_MODULE.name);
      const log = (await readLogs(pool)).find((row) => row.kind === kind && row.shard === config.shard);
      if (log === undefined) throw cliProblem('usage-wrong', { why: config.shard, usage: 'WASL_SHARD' });
      await (values.finish === true ? finishRotation : beginRotation)(pool, config.home, log);
    } finally {
      await database.close();
    }
    // The registry says in clear which keys sign, so that who mirrors it sees the change.
    const { ledger, close } = await openPlatform(config, report);
    try {
      const operator = await operatorKey(config.home, config.node);
      await ensureRegistered(ledger, operator, await nodeKey(config.home, config.node), Date.now);
      await writeTrustFile(config.home, await ledger.trustFile());
      const keys = ledger.logKeys().find((log) => log.kind === kind)?.keys ?? [];
      if (json) print({ kind, keys });
      else for (const vkey of keys) print(vkey);
    } finally {
      await close();
    }
    return EXIT.ok;
  },
};
