import { join, resolve } from 'node:path';
import { serveWitness } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { usageOf } from '../cli/help.ts';
import { cliProblem } from '../cli/problems.ts';

const DEFAULT_PORT = '7300';

/** Runs a witness: a process of its own, with its own key and memory, best in other hands than the node's. */
export const witness: Command = {
  name: 'witness',
  usage: '',
  summary: {
    ar: 'يشغل شاهدا مستقلا: يشهد على نقط مراقبة السجلات المذكورة في ملف الثقة.',
    fr: 'Lance un témoin indépendant, qui cosigne les points de contrôle des registres du fichier de confiance.',
    en: 'Runs an independent witness, which cosigns the heads of the logs in a trust file.',
  },
  options: {
    name: {
      value: 'NAME',
      required: true,
      about: {
        ar: 'اسم مفتاح الشاهد، مثل witness.example/w1.',
        fr: 'Nom de la clé du témoin, comme witness.example/w1.',
        en: "Name of the witness's key, such as witness.example/w1.",
      },
    },
    'log-policy': {
      value: 'FILE',
      required: true,
      about: {
        ar: 'ملف الثقة الذي يسمي السجلات المشهود عليها.',
        fr: 'Fichier de confiance qui nomme les registres à cosigner.',
        en: 'Trust file that names the logs to cosign.',
      },
    },
    home: {
      value: 'DIR',
      default: '.wasl-witness',
      about: {
        ar: 'مجلد مفتاحه وذاكرته.',
        fr: 'Dossier de sa clé et de sa mémoire.',
        en: 'Folder of its key and memory.',
      },
    },
    host: {
      value: 'HOST',
      default: '127.0.0.1',
      about: { ar: 'العنوان الذي يجيب عليه.', fr: 'Adresse où il répond.', en: 'Address it answers at.' },
    },
    port: {
      value: 'PORT',
      default: DEFAULT_PORT,
      about: { ar: 'المنفذ الذي يجيب عليه.', fr: 'Port où il répond.', en: 'Port it answers at.' },
    },
  },
  positionals: [0, 0],
  async run({ values, cwd, json, print, report }) {
    const { name, 'log-policy': policy, home, host, port } = values;
    if (!/^[0-9]{1,5}$/.test(String(port))) {
      throw cliProblem('usage-wrong', { why: '--port', usage: usageOf(witness) });
    }
    const folder = resolve(cwd, String(home));
    const served = await serveWitness({
      home: folder,
      name: String(name),
      policy: await readInput(cwd, String(policy)),
      host: String(host),
      port: Number(port),
    });
    const vkey = formatVerifierKey(served.key);
    const line = `witness ${String(name).split('/', 1)[0]} ${vkey} ${served.url}`;
    print(json ? { url: served.url, vkey, home: folder, line } : line);
    report(`witness ready at ${served.url}; add the line above to ${join('WASL_HOME', 'witnesses')}`);
    const stopped = new Promise<null>((stop) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop(null));
    });
    const failure = await Promise.race([served.failed, stopped]);
    await served.close();
    if (failure === null) return EXIT.ok;
    throw failure;
  },
};
