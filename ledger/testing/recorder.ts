import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@wasl/kernel';
import { encodeBody } from '@wasl/receipt';
import { openStore } from '@wasl/store';
import { LEDGER_MODULE, openLedger } from '../ledger.ts';
import { readWitnessFile } from '../trust-file.ts';

/**
 * A program that records under load until it is killed: it opens the home named by its argument and prints
 * `ready <postmaster pid>`, then a line `<id> <index>` for each receipt, only once that was acknowledged.
 */
const CALLERS = 32;
const NODE = 'kill.test';

async function main(home: string): Promise<void> {
  const store = await openStore({ home, modules: [LEDGER_MODULE], report: () => {} });
  const ledger = await openLedger({
    store,
    home,
    node: NODE,
    shard: '',
    witnesses: await readWitnessFile(null),
    cadenceMs: 200,
    report: () => {},
  });
  const pidFile = await readFile(join(home, 'db', 'data', 'postmaster.pid'), 'utf8');
  process.stdout.write(`ready ${pidFile.split('\n', 1)[0]}\n`);
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (;;) {
        const id = newId();
        const body = encodeBody({
          kind: 'statement',
          id,
          node: NODE,
          registry: { origin: `${NODE}/log/registry`, size: 1, root: new Uint8Array(32) },
          at: new Date().toISOString(),
          organisation: 'kill-test',
          statement: 'x'.repeat(400),
        });
        try {
          const { index } = await ledger.settle({ id, body, tags: [] });
          process.stdout.write(`${id} ${index}\n`);
        } catch {
          // Refused: not acknowledged, so nothing is claimed of it.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    }),
  );
}

await main(process.argv[2] ?? '');
