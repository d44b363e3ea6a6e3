import { join, resolve } from 'node:path';
import { serveWitness } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { cliProblem } from '../cli/problems.ts';

const DEFAULT_PORT = '7300';

/** Runs a witness: a process of its own, with its own key and memory, best in other hands than the node's. */
export const witness: Command = {
  name: 'witness',
  usage: '--name NAME --log-policy FILE [--home DIR] [--host HOST] [--port PORT]',
  summary: {
    ar: 'يشغل شاهدا مستقلا: يشهد على رؤوس السجلات المذكورة في ملف الثقة.',
    fr: 'Lance un témoin indépendant, qui cosigne les têtes des registres du fichier de confiance.',
    en: 'Runs an independent witness, which cosigns the heads of the logs in a trust file.',
  },
  options: {
    name: { type: 'string' },
    'log-policy': { type: 'string' },
    home: { type: 'string', default: '.wasl-witness' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: DEFAULT_PORT },
  },
  positionals: [0, 0],
  async run({ values, cwd, json, print, report }) {
    const { name, 'log-policy': policy, home, host, port } = values;
    if (typeof name !== 'string' || typeof policy !== 'string') {
      throw cliProblem('usage-wrong', {
        why: '--name, --log-policy',
        usage: `wasl witness ${witness.usage}`,
      });
    }
    if (!/^[0-9]{1,5}$/.test(String(port))) {
      throw cliProblem('usage-wrong', { why: '--port', usage: `wasl witness ${witness.usage}` });
    }
    const folder = resolve(cwd, String(home));
    const served = await serveWitness({
      home: folder,
      name,
      policy: await readInput(cwd, policy),
      host: String(host),
      port: Number(port),
    });
    const vkey = formatVerifierKey(served.key);
    const line = `witness ${name.split('/', 1)[0]} ${vkey} ${served.url}`;
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
