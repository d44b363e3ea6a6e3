import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@wasl/kernel';
import { equal, leafHash, rootOf } from '@wasl/log';
import type { Client } from 'pg';
import { sha256 } from './crypto.ts';
import { appendToEdge, type FullTile } from './edge.ts';
import { type LogRow, loadState, type Queryable, readEntries, readLogs } from './log-rows.ts';
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
  /** Takes nothing more; what it holds already is still asked for. */
  close(reason: Problem): void;
  /** Refuses what it holds, and all that comes. */
  fail(reason: Problem): void;
};

export type SequencerOptions = {
  readonly connect: () => Promise<Client>;
  /** What must happen under the lock before the logs are read: no other process may be recording then. */
  readonly prepare: (db: Queryable) => Promise<void>;
  readonly clock: () => number;
  readonly report: (line: string) => void;
};

/** The key of the advisory lock that makes a process the one sequencer of a database ("wasl" in ASCII). */
const LOCK_KEY = 0x7761736c;
/** A killed process's connection may outlive it a little; another living sequencer outlives this. */
const LOCK_PATIENCE_MS = 5_000;
const RECONNECT_MS = 100;

/**
 * The one writer of evidence. It holds an advisory lock on its connection and moves each log by
 * compare-and-set, one statement a batch, so a batch is in whole or not at all. While one batch is being
 * committed the next gathers: that is the group commit. Nothing is signed before COMMIT.
 */
export async function startSequencer(options: SequencerOptions) {
  let session = await openSession(options);
  const states = await readStates(session, options);
  const lanes: Lane[] = [];
  const halted = Promise.withResolvers<Problem>();
  let haltReason: Problem | null = null;
  let closing = false;
  let wake = Promise.withResolvers<void>();
  let listener: (state: LogState) => void = () => {};

  function halt(reason: Problem): void {
    if (haltReason !== null) return;
    haltReason = reason;
    halted.resolve(reason);
    for (const lane of lanes) lane.fail(reason);
  }

  async function step(state: LogState, batch: Batch): Promise<void> {
    // Nothing of this batch was sent yet, so it need not suffer for a connection that broke while idle.
    if (session.isLost()) refuseOther(await reconnect(null), states);
    const leaves = batch.entries.map((entry) => leafHash(entry, sha256));
    const { edge, tiles } = appendToEdge(state.edge, leaves, sha256);
    const to: Head = { size: edge.frontier.size, root: rootOf(edge.frontier, sha256) };
    const after: LogState = { log: state.log, head: to, edge };
    try {
      const moved = await batch.commit(session.client, {
        log: state.log,
        from: state.head,
        to,
        tiles,
        at: new Date(options.clock()),
      });
      if (!moved) throw ledgerProblem('ledger-busy');
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (isRolledBack(error)) return batch.failed(ledgerProblem('ledger-unavailable', {}, error));
      return recover(after, batch, error);
    }
    accept(after, batch);
  }

  function accept(after: LogState, batch: Batch): void {
    states.set(after.log.id, after);
    batch.committed(after);
    listener(after);
  }

  /**
   * The outcome of the COMMIT is unknown. Once another connection holds the lock, the old one is gone and
   * its transaction decided; what is stored is then the answer. Nothing is sent a second time.
   */
  async function recover(after: LogState, batch: Batch, cause: unknown): Promise<void> {
    options.report('ledger: the database connection was lost; reading again what was committed');
    const { reading, committed } = await readAgain(after, batch, cause);
    if (committed) accept(after, batch);
    else batch.failed(ledgerProblem('ledger-unavailable', {}, cause));
    refuseOther(reading, states);
  }

  async function readAgain(after: LogState, batch: Batch, cause: unknown) {
    for (;;) {
      const reading = await reconnect(cause);
      try {
        return { reading, committed: await holds(session.client, reading.rows, after, batch) };
      } catch (error) {
        if (error instanceof Problem) throw error;
      }
    }
  }

  /** A new session with the lock, where no other process has it, and what the logs are then. */
  async function reconnect(cause: unknown): Promise<Reading> {
    for (;;) {
      await session.client.end().catch(() => {});
      try {
        const former = session.pid;
        session = await openSession(options);
        return { locked: await takeLock(session, former), rows: await readLogs(session.client) };
      } catch (error) {
        if (error instanceof Problem) throw error;
        if (closing) throw ledgerProblem('ledger-unavailable', {}, cause);
        await pause(RECONNECT_MS);
      }
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
        try {
          await step(state, batch);
        } catch (error) {
          // Whatever went wrong, no caller may be left waiting. One who was answered already hears nothing.
          const reason = error instanceof Problem ? error : ledgerProblem('ledger-unavailable', {}, error);
          batch.failed(reason);
          return halt(reason);
        }
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
      running = run().catch((error: unknown) => halt(ledgerProblem('ledger-unavailable', {}, error)));
    },
    /** Tells the sequencer that a lane has work. */
    notify(): void {
      wake.resolve();
    },
    /** Commits what the lanes hold, taking nothing more, then lets go of the lock. */
    async close(): Promise<void> {
      closing = true;
      for (const lane of lanes) lane.close(ledgerProblem('ledger-unavailable'));
      wake.resolve();
      await running;
      await session.client.end().catch(() => {});
    },
  };
}

export type Sequencer = Awaited<ReturnType<typeof startSequencer>>;

/** A dedicated connection, and the number of the server process behind it. */
type Session = { readonly client: Client; readonly pid: number; isLost(): boolean };

/** The states under the lock; whatever is refused, the lock is let go. */
async function readStates(session: Session, options: SequencerOptions): Promise<Map<number, LogState>> {
  const { client } = session;
  try {
    if (!(await takeLock(session, null))) throw ledgerProblem('ledger-busy');
    await options.prepare(client);
    const states = new Map<number, LogState>();
    for (const row of await readLogs(client)) states.set(row.id, await loadState(client, row));
    return states;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** Whether the batch that led to `after` is what the log holds there, even where it has grown since. */
async function holds(
  client: Client,
  rows: readonly LogRow[],
  { log, head }: LogState,
  { entries }: Batch,
): Promise<boolean> {
  const row = rows.find(({ id }) => id === log.id);
  if (row === undefined || row.size < head.size) return false;
  if (row.size === head.size) return equal(row.root, head.root);
  const stored = await readEntries(client, log, head.size - entries.length, head.size);
  return stored.every((entry, i) => equal(entry, entries[i] ?? new Uint8Array()));
}

/** What a new session found: whether the lock is ours again, and the logs. */
type Reading = { readonly locked: boolean; readonly rows: readonly LogRow[] };

/**
 * Refuses a database in which a log is not where this process left it: another process may have recorded
 * meanwhile, and a standby that took over may lack what was committed.
 */
function refuseOther({ locked, rows }: Reading, states: ReadonlyMap<number, LogState>): void {
  if (!locked || rows.length !== states.size) throw ledgerProblem('ledger-busy');
  for (const { origin, id, size, root } of rows) {
    const head = states.get(id)?.head;
    if (head === undefined || size > head.size) throw ledgerProblem('ledger-busy');
    if (size < head.size) {
      throw ledgerProblem('ledger-rolled-back', { origin, seen: head.size, witness: 'PostgreSQL', size });
    }
    if (!equal(root, head.root)) {
      throw ledgerProblem('ledger-forked', { origin, size, witness: 'PostgreSQL' });
    }
  }
}

/**
 * Whether the error says that the statement was rolled back. Severity ERROR does; FATAL and PANIC end
 * the session perhaps after the commit (PostgreSQL, error 57P01 while waiting for a standby), and a
 * broken connection says nothing at all.
 */
function isRolledBack(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}

async function openSession({ connect }: SequencerOptions): Promise<Session> {
  const client = await connect();
  // Without a listener a connection cut between statements would end the process.
  client.on('error', () => {});
  let lost = false;
  client.once('end', () => {
    lost = true;
  });
  try {
    // A machine that fell silent must not keep the lock for the two hours that TCP gives it by default. And a plan made
    // while there are few claims is kept until the table is analysed, a minute later or more: one that reads them all
    // took 5 ms a batch at 20,000 claims, where the index takes 0.2.
    await client.query(
      `SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
       SET enable_seqscan = off`,
    );
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return { client, pid: rows[0]?.pid ?? 0, isLost: () => lost };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/**
 * False when another process keeps the lock. `former` is the session of our own that was lost: the server
 * may not know yet that its connection is dead, and until it is gone what it was doing is undecided.
 */
async function takeLock({ client }: Session, former: number | null): Promise<boolean> {
  for (let deadline = Date.now() + LOCK_PATIENCE_MS; ; ) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      LOCK_KEY,
    ]);
    if (rows[0]?.locked === true) return true;
    const holders = await client.query<{ ours: boolean | null }>(
      `SELECT pid = $1 AS ours, CASE WHEN pid = $1 THEN pg_terminate_backend(pid) END FROM pg_locks
       WHERE locktype = 'advisory' AND objid = $2 AND objsubid = 1 AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [former, LOCK_KEY],
    );
    if (holders.rows.some(({ ours }) => ours === true)) deadline = Date.now() + LOCK_PATIENCE_MS;
    else if (Date.now() > deadline) return false;
    await pause(RECONNECT_MS);
  }
}
