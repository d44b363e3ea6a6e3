import { randomBytes } from 'node:crypto';
import { newId } from '@wasl/kernel';
import { treeCpu } from './cpu.ts';
import { type Figure, median } from './figure.ts';
import { type BenchLedger, draft, openScene, type Scene } from './scene.ts';

const CALLERS = 256;
const ROUND_MS = 3_000;
const ROUNDS = 5;

/** Appends a second of `append` with 256 callers, each waiting for its own to be durable. */
export async function appendRate(
  append: () => Promise<unknown>,
  ms = ROUND_MS,
): Promise<{ rate: number; count: number }> {
  let count = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (performance.now() - start < ms) {
        await append();
        count += 1;
      }
    }),
  );
  return { rate: count / ((performance.now() - start) / 1_000), count };
}

/** What the same rows cost without a log: one row a commit, and grouped without hashing. */
async function rivals(scene: Scene): Promise<Figure[]> {
  const migrator = await scene.store.migrator();
  await migrator.query('CREATE TABLE ledger.rival (id uuid PRIMARY KEY, leaf bytea, body bytea)');
  await migrator.query('GRANT SELECT, INSERT ON ledger.rival TO PUBLIC');
  await migrator.end();
  const row = () => [newId(), randomBytes(161), Buffer.from(draft().body)];
  const single = await appendRate(() =>
    scene.pool.query({ name: 'rival', text: 'INSERT INTO ledger.rival VALUES ($1, $2, $3)', values: row() }),
  );
  let waiting: { values: unknown[]; done: () => void }[] = [];
  let writing = false;
  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await scene.pool.query({
        name: 'rival-grouped',
        text: 'INSERT INTO ledger.rival SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::bytea[])',
        values: [0, 1, 2].map((column) => batch.map(({ values }) => values[column])),
      });
      for (const { done } of batch) done();
    }
    writing = false;
  }
  const grouped = await appendRate(
    () =>
      new Promise<void>((done) => {
        waiting.push({ values: row(), done });
        void write();
      }),
  );
  return [
    {
      name: 'rival: plain INSERT, one row a commit, same bytes',
      value: single.rate,
      unit: 'rows/s',
      goal: null,
    },
    {
      name: 'rival: grouped INSERT … unnest, no log, same bytes',
      value: grouped.rate,
      unit: 'rows/s',
      goal: null,
    },
  ];
}

export async function measureAppends(): Promise<Figure[]> {
  const scene = await openScene();
  try {
    const ledger: BenchLedger = await scene.openLedger();
    const postmaster = await scene.postmaster();
    await appendRate(() => ledger.settle(draft()), 1_000);
    const rounds: { rate: number; count: number; node: number; database: number }[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const [node, database] = [process.cpuUsage(), treeCpu(postmaster) ?? 0];
      const round = await appendRate(() => ledger.settle(draft()));
      const used = process.cpuUsage(node);
      rounds.push({
        ...round,
        node: used.user + used.system,
        database: (treeCpu(postmaster) ?? 0) - database,
      });
    }
    await ledger.close();
    const each = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of));
    return [
      {
        name: `durable appends, ${CALLERS} callers`,
        value: each(({ rate }) => rate),
        unit: 'appends/s',
        goal: { is: 'at least', value: 20_000 },
      },
      {
        name: 'CPU an append, node with its callers',
        value: each(({ node, count }) => node / count),
        unit: 'µs',
        goal: null,
      },
      {
        name: 'CPU an append, PostgreSQL',
        value: each(({ database, count }) => database / count),
        unit: 'µs',
        goal: null,
      },
      ...(await rivals(scene)),
    ];
  } finally {
    await scene.close();
  }
}
