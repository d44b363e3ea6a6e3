import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@wasl/kernel';
import { equal, leafHash, rootOf } from '@wasl/log';
import type { Client } from 'pg';
import { sha256 } from './crypto.ts';
import { appendToEdge, type FullTile } from './edge.ts';
import { type LogRow, loadState, readLogs } from './log-rows.ts';
import type { Head, LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';

/** One step of one log: entries to append, and the statement that stores them if the head is still `from`. */
export type Batch = {
  readonly entries: readonly Uint8Array[];
  /** Runs one SQL statement, its own transaction; resolves to whether the head had not moved. */
  commit(client: Client, step: BatchStep): Promise<boolean>;
  committed(state: LogState): void;
  failed(reason: Problem): void;
};

export type BatchStep = {
  readonly log: LogState['log'];
  readonly from: Head;
  readonly to: Head;
  readonly tiles: readonly FullTile[];
  readonly at: Date;
};

/** A source of batches for one log. `next` is asked only between steps, so it sees the committed state. */
export type Lane = {
  readonly logId: number;
  next(state: LogState): Batch | null;
  fail(reason: Problem): void;
};

export type SequencerOptions = {
  readonly connect: () => Promise<Client>;
  readonly clock: () => number;
  readonly report: (line: string) => void;
};

/** The key of the advisory lock that makes a process the one sequencer of a database ("wasl" in ASCII). */
const LOCK_KEY = 0x7761736c;
/** A killed process's connection may outlive it a little; another living sequencer outlives this. */
const LOCK_PATIENCE_MS = 5_000;
const RECOVERY_PATIENCE_MS = 30_000;
const RECONNECT_MS = 100;

/**
 * The one writer of evidence. It holds an advisory lock on its connection and moves each log by
 * compare-and-set, one statement a batch, so a batch is in whole or not at all. While one batch is being
 * committed the next gathers: that is the group commit. Nothing is signed before COMMIT.
 */
export async function startSequencer(options: SequencerOptions) {
  let client = await connectAndLock(options, LOCK_PATIENCE_MS);
  const states = new Map<number, LogState>();
  const lanes: Lane[] = [];
  const halted = Promise.withResolvers<Problem>();
  let haltReason: Problem | null = null;
  let closing = false;
  let wake = Promise.withResolvers<void>();
  let listener: (state: LogState) => void = () => {};

  for (const row of await readLogs(client)) states.set(row.id, await loadState(client, row));

  function halt(reason: Problem): void {
    if (haltReason !== null) return;
    haltReason = reason;
    halted.resolve(reason);
    for (const lane of lanes) lane.fail(reason);
  }

  async function step(state: LogState, batch: Batch): Promise<void> {
    const leaves = batch.entries.map((entry) => leafHash(entry, sha256));
    const { edge, tiles } = appendToEdge(state.edge, leaves, sha256);
    const to: Head = { size: edge.frontier.size, root: rootOf(edge.frontier, sha256) };
    const after: LogState = { log: state.log, head: to, edge };
    try {
      const moved = await batch.commit(client, {
        log: state.log,
        from: state.head,
        to,
        tiles,
        at: new Date(options.clock()),
      });
      if (!moved) throw ledgerProblem('ledger-busy');
    } catch (error) {
      if (error instanceof Problem) {
        batch.failed(error);
        return halt(error);
      }
      if (isRolledBack(error)) return batch.failed(ledgerProblem('ledger-unavailable', {}, error));
      return recover(state, after, batch, error);
    }
    accept(after, batch);
  }

  function accept(after: LogState, batch: Batch): void {
    states.set(after.log.id, after);
    listener(after);
    batch.committed(after);
  }

  /**
   * The outcome of the COMMIT is unknown. Once a new connection holds the lock, the old one is gone and
   * its transaction decided; what the row says is then the answer. Nothing is sent a second time.
   */
  async function recover(before: LogState, after: LogState, batch: Batch, cause: unknown): Promise<void> {
    options.report('ledger: the database connection was lost; reading again what was committed');
    await client.end().catch(() => {});
    let row: LogRow | undefined;
    while (row === undefined) {
      try {
        client = await connectAndLock(options, RECOVERY_PATIENCE_MS);
        row = (await readLogs(client)).find(({ id }) => id === before.log.id);
      } catch (error) {
        if (error instanceof Problem) {
          batch.failed(error);
          return halt(error);
        }
        if (closing) {
          const reason = ledgerProblem('ledger-unavailable', {}, cause);
          batch.failed(reason);
          return halt(reason);
        }
        await pause(RECONNECT_MS);
      }
    }
    if (isAt(row, after.head)) {
      accept(after, batch);
    } else if (isAt(row, before.head)) {
      batch.failed(ledgerProblem('ledger-unavailable', {}, cause));
    } else {
      const reason = ledgerProblem('ledger-forked', {
        origin: before.log.origin,
        size: row.size,
        witness: 'PostgreSQL',
      });
      batch.failed(reason);
      halt(reason);
    }
  }

  async function run(): Promise<void> {
    while (haltReason === null) {
      let worked = false;
      for (const lane of lanes) {
        const state = states.get(lane.logId);
        const batch = state === undefined ? null : lane.next(state);
        if (state === undefined || batch === null) continue;
        worked = true;
        await step(state, batch);
        if (haltReason !== null) return;
      }
      if (worked) continue;
      if (closing) return;
      await wake.promise;
      wake = Promise.withResolvers<void>();
    }
  }

  let running: Promise<void> = Promise.resolve();

  return {
    /** Resolves with the reason when the sequencer can no longer write; it then writes nothing more. */
    halted: halted.promise,
    /** The committed state of a log of this database. */
    state(logId: number): LogState {
      const state = states.get(logId);
      if (state === undefined) throw new RangeError('no such log');
      return state;
    },
    /** Starts stepping the logs of these lanes, asked in this order; `onCommit` hears of each new state. */
    start(newLanes: readonly Lane[], onCommit: (state: LogState) => void): void {
      lanes.push(...newLanes);
      listener = onCommit;
      // Anything unforeseen must not leave callers waiting for a sequencer that no longer runs.
      running = run().catch((error: unknown) => halt(ledgerProblem('ledger-unavailable', {}, error)));
    },
    /** Tells the sequencer that a lane has work. */
    notify(): void {
      wake.resolve();
    },
    /** Commits what the lanes hold, then lets go of the lock. */
    async close(): Promise<void> {
      closing = true;
      wake.resolve();
      await running;
      await client.end().catch(() => {});
    },
  };
}

export type Sequencer = Awaited<ReturnType<typeof startSequencer>>;

function isAt(row: LogRow, head: Head): boolean {
  return row.size === head.size && equal(row.root, head.root);
}

/**
 * Whether the error says that the statement was rolled back. Severity ERROR does; FATAL and PANIC end
 * the session perhaps after the commit (PostgreSQL, error 57P01 while waiting for a standby), and a
 * broken connection says nothing at all.
 */
function isRolledBack(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}

async function connectAndLock(options: SequencerOptions, patienceMs: number): Promise<Client> {
  const client = await options.connect();
  // Without a listener a connection cut between statements would end the process.
  client.on('error', () => {});
  const deadline = Date.now() + patienceMs;
  try {
    for (;;) {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
        LOCK_KEY,
      ]);
      if (rows[0]?.locked === true) return client;
      if (Date.now() > deadline) throw ledgerProblem('ledger-busy');
      await pause(RECONNECT_MS);
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}
