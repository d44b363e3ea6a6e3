import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@wasl/kernel';
import { LEDGER_MODULE, openLedger, readLogs, readWitnessFile } from '@wasl/ledger';
import { encodeBody } from '@wasl/receipt';
import { openStore } from '@wasl/store';
import { fillLog } from '../../ledger/testing/fill.ts';

const NODE = 'bench.test';

/** A home on the disk that data would lie on, so that each commit costs what it costs. */
export async function openScene() {
  const home = await mkdtemp(join(tmpdir(), 'wasl-bench-'));
  await chmod(home, 0o711);
  const store = await openStore({ home, modules: [LEDGER_MODULE], report: () => {} });
  const open = async () =>
    openLedger({
      store,
      home,
      node: NODE,
      shard: '',
      witnesses: await readWitnessFile(null),
      report: () => {},
    });
  return {
    home,
    store,
    openLedger: open,
    pool: store.pool(LEDGER_MODULE.name),
    /** Fills the empty receipt log with entries of so many bytes of body; the ledger is closed meanwhile. */
    async load(count: number, bodyBytes: number): Promise<void> {
      const client = await store.connect(LEDGER_MODULE.name);
      const log = (await readLogs(client)).find(({ kind }) => kind === 'receipts');
      if (log === undefined || log.size > 0) throw new Error('the log to fill is not empty');
      await fillLog(client, log.id, count, bodyBytes);
      await client.end();
    },
    async postmaster(): Promise<number> {
      return Number((await readFile(join(home, 'db', 'data', 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
    },
    async close(): Promise<void> {
      await store.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export type Scene = Awaited<ReturnType<typeof openScene>>;
export type BenchLedger = Awaited<ReturnType<Scene['openLedger']>>;

const MODEL_ID = newId();
const MODEL = new TextDecoder().decode(
  encodeBody({
    kind: 'statement',
    id: MODEL_ID,
    node: NODE,
    registry: { origin: `${NODE}/log/registry`, size: 1, root: new Uint8Array(32) },
    at: new Date().toISOString(),
    organisation: 'bench',
    statement: 'x'.repeat(300),
  }),
);

/** A receipt's body of about 600 bytes, as an exchange leaves. Making it is not what is measured. */
export function draft() {
  const id = newId();
  return { id, body: new TextEncoder().encode(MODEL.replace(MODEL_ID, id)), tags: [] };
}
