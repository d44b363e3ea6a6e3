import { type Clock, steadyClock } from '@wasl/kernel';
import { formatVerifierKey } from '@wasl/log';
import type { LogRole } from '@wasl/receipt';
import type { Store } from '@wasl/store';
import { createClaims } from './claims.ts';
import { createNotes } from './notes.ts';
import { compareWithRecord, ensureLogs, type OpenLog, openClosed, openLogs } from './open-logs.ts';
import { ledgerProblem } from './problems.ts';
import { compareWithWitnesses, createPublisher, type Published, type PublisherOptions } from './publisher.ts';
import { receiptFile } from './receipt-file.ts';
import { createReceiptLane, proveFrom, type ReceiptDraft, type SettledReceipt } from './receipts.ts';
import { openRegistry, type Registry } from './registry.ts';
import { markProven, unprovenLogs } from './restored.ts';
import { startSequencer } from './sequencer.ts';
import { answerLog, type LogAnswer } from './serve.ts';
import { trustFile, type WitnessFile } from './trust-file.ts';
import { witnessAges } from './witness-ages.ts';

/** The ledger's part of the database. */
export const LEDGER_MODULE = { name: 'ledger', migrations: new URL('./migrations/', import.meta.url) };

export type LedgerOptions = {
  readonly store: Store;
  /** Folder of keys and of the record of what was published. */
  readonly home: string;
  /** Name of the node, a schema-less URL: the first part of every origin. */
  readonly node: string;
  /** '' or the name of the logs in use, such as a year; the earlier ones stay readable and are closed. */
  readonly shard: string;
  readonly witnesses: WitnessFile;
  readonly clock?: Clock;
  readonly cadenceMs?: number;
  readonly report: (line: string) => void;
};

const CADENCE_MS = 10_000;

/**
 * Opens the ledger and becomes its one sequencer. Refuses to start where the database holds less than
 * what was published or witnessed, where what it holds does not hash to its head, or while another
 * process records.
 */
export async function openLedger(options: LedgerOptions) {
  const { store, home, node, shard, report } = options;
  let clock = options.clock ?? Date.now;
  const pool = store.pool(LEDGER_MODULE.name);
  const sequencer = await startSequencer({
    connect: () => store.connect(LEDGER_MODULE.name),
    async prepare(db) {
      clock = steadyClock(clock, await ensureLogs(db, node, shard, clock));
    },
    clock: () => clock(),
    report,
  });
  try {
    return await openOn();
  } catch (error) {
    await sequencer.close();
    throw error;
  }

  async function openOn() {
    const opened = await openLogs(pool, home, sequencer);
    const inUse = opened.filter(({ log }) => log.shard === shard);
    // Every record is read before anything is signed, be it only to ask a witness.
    for (const open of inUse) await compareWithRecord(home, open);
    const closed = await Promise.all(
      opened.filter(({ log }) => log.shard !== shard).map((open) => openClosed(home, open, report)),
    );
    const logs: readonly OpenLog[] = [...closed, ...inUse];
    const find = (kind: LogRole, name: string) =>
      logs.find(({ log }) => log.kind === kind && log.shard === name);
    const receipts = find('receipts', shard);
    const registryLog = find('registry', shard);
    if (receipts === undefined || registryLog === undefined) throw new RangeError('the logs were not opened');

    const publisherOptions: PublisherOptions = {
      pool,
      home,
      clock,
      witnesses: options.witnesses.policy.witnesses,
      cadenceMs: options.cadenceMs ?? CADENCE_MS,
      report,
    };
    // A log that was never public has no head that a backup could have taken back.
    const restorable = opened.filter(({ state, initial }) => state().head.size > 0 || initial !== null);
    const marked = await unprovenLogs(
      home,
      restorable.map(({ log }) => log.origin),
    );
    await Promise.all(
      inUse.map((open) => compareWithWitnesses(publisherOptions, open, marked.has(open.log.origin))),
    );
    const unproven = await markProven(
      home,
      marked,
      inUse.map(({ log }) => log.origin),
    );

    const registries = new Map<string, Registry>();
    const entered = new Set<string>();
    for (const { log, state } of logs) {
      if (log.kind !== 'registry') continue;
      registries.set(log.origin, await openRegistry(pool, state, sequencer.notify, entered));
    }
    const registry = registries.get(registryLog.log.origin);
    const [earlier] = [...registries.values()].slice(-2, -1);
    if (registry === undefined) throw new RangeError('the registry was not opened');
    const lane = createReceiptLane(receipts.log.id, sequencer.notify);
    sequencer.start([registry.lane, lane.lane], ({ log, head, edge }) => {
      const open = logs.find((candidate) => candidate.log.id === log.id);
      edge.partial.forEach((hashes, level) => {
        open?.cache.grown(level, Math.floor(head.size / 256 ** (level + 1)), hashes);
      });
    });
    if (earlier !== undefined) await registry.carryOver(earlier.view().tree);

    const publisher = createPublisher(
      publisherOptions,
      // The last entries of a closed log may have come after its last public checkpoint.
      [registryLog, receipts, ...closed.filter(({ whole, log }) => whole && !unproven.has(log.origin))],
      new Map(logs.flatMap(({ log, initial }) => (initial === null ? [] : [[log.id, initial] as const]))),
    );
    publisher.start();
    void sequencer.halted.then(() => publisher.close());
    const proving = logs.map((open) => ({ ...open, published: () => publisher.published(open.log.id) }));
    const claims = createClaims(pool, clock);
    const notes = createNotes({ node, clock, pool, registry, settle: lane.settle });

    return {
      node,
      /** Resolves with the reason once nothing more can be recorded: the process should then end. */
      halted: Promise.race([sequencer.halted, publisher.failed]),
      claims,
      registry,
      /** Enters a receipt; it is durable once this resolves, and nothing of it was signed before. */
      settle: (draft: ReceiptDraft): Promise<SettledReceipt> => lane.settle(draft),
      /** The committed head of the receipt log in use. */
      receiptHead: () => receipts.state().head,
      /** The inclusion proof of a settled receipt at the head it was committed with. */
      prove: ({ index, head }: Pick<SettledReceipt, 'index' | 'head'>) =>
        proveFrom(receipts.cache, index, head.size),
      /** The signed checkpoint of the head that a receipt was committed with. */
      checkpoint: ({ head }: SettledReceipt) => receipts.signer.sign(head),
      /** Enters the signed note of an officer; gives the id of its receipt. */
      enterNote: (note: Uint8Array): Promise<string> => notes.enter(note),
      /** The `.wasl` file of a receipt. Throws `receipt-unknown`. */
      receiptFile: (id: string): Promise<Uint8Array> =>
        receiptFile(
          {
            pool,
            receiptLog(logId) {
              const found = proving.find(({ log }) => log.id === logId);
              if (found === undefined) throw ledgerProblem('receipt-unknown', { id });
              return found;
            },
            registryLogOf(origin) {
              const log = proving.find((candidate) => candidate.log.origin === origin);
              const found = registries.get(origin);
              return log === undefined || found === undefined ? null : { log, registry: found };
            },
          },
          id,
        ),
      /**
       * Answers `GET /log/<kind>[/<shard>]/<path>`: a log's address is its origin. The logs in use answer
       * without their shard too, unless there is a log without one.
       */
      async answer(kind: LogRole, path: string): Promise<LogAnswer | null> {
        const [first = '', ...rest] = path.split('/');
        const named = proving.find(({ log }) => log.kind === kind && log.shard === first && first !== '');
        const ofKind = proving.filter(({ log }) => log.kind === kind);
        const served =
          named ??
          ofKind.find(({ log }) => log.shard === '') ??
          ofKind.find(({ log }) => log.shard === shard);
        if (served === undefined) throw new RangeError('the log is not open');
        return answerLog(pool, served, named === undefined ? path : rest.join('/'));
      },
      /** The logs in use and the vkeys that sign them. */
      logKeys: () =>
        [receipts, registryLog].map(({ log, signer }) => ({
          kind: log.kind,
          origin: log.origin,
          keys: signer.keys.map(formatVerifierKey),
        })),
      trustFile: (): Promise<string> => trustFile(pool, node, options.witnesses),
      /** What an operator watches: the logs in use, how far they are public, what waits, who cosigned when. */
      async status() {
        return {
          logs: [receipts, registryLog].map(({ log, state }) => ({
            origin: log.origin,
            size: state().head.size,
            published: publisher.published(log.id)?.size ?? 0,
          })),
          pending: lane.pending(),
          lastBatch: lane.lastBatch(),
          openClaims: await claims.open(),
          witnesses: await witnessAges(pool, [receipts, registryLog], clock()),
        };
      },
      /** The logs in use as they are public; `root` null while nothing was published. */
      publicLogs: () =>
        [receipts, registryLog].map(({ log }) => {
          const head = publisher.published(log.id);
          return {
            kind: log.kind,
            origin: log.origin,
            publishedSize: head?.size ?? 0,
            root: head?.root ?? null,
          };
        }),
      publishNow: (): Promise<void> => publisher.publishAll(),
      published: (kind: LogRole): Published | null =>
        publisher.published(kind === 'receipts' ? receipts.log.id : registryLog.log.id),
      async close(): Promise<void> {
        await Promise.all([publisher.close(), sequencer.close()]);
      },
    };
  }
}

export type Ledger = Awaited<ReturnType<typeof openLedger>>;
