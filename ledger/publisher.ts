import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Problem } from '@wasl/kernel';
import {
  consistencyPlan,
  equal,
  formatNote,
  formatVerifierKey,
  type NoteSignature,
  operatorOf,
  type PolicyWitness,
  parseCheckpoint,
  parseNote,
  proofFromHashes,
  type VerifierKey,
} from '@wasl/log';
import type { Pool } from 'pg';
import { sha256 } from './crypto.ts';
import type { HashCache } from './hash-cache.ts';
import { writeHeadRecord } from './head-record.ts';
import type { LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';
import type { Signer } from './signer.ts';
import { askWitness } from './witness/client.ts';

/** A public checkpoint: the note as served, cosignatures included, and the head it is of. */
export type Published = { readonly size: number; readonly root: Uint8Array; readonly note: Uint8Array };

export type PublishedLog = {
  readonly state: () => LogState;
  readonly signer: Signer;
  readonly cache: HashCache;
};

export type PublisherOptions = {
  readonly pool: Pool;
  readonly home: string;
  readonly clock: Clock;
  readonly witnesses: readonly PolicyWitness[];
  /** Milliseconds between two public checkpoints: short enough to be useful, long enough to hide times. */
  readonly cadenceMs: number;
  readonly report: (line: string) => void;
  /** Makes durable what is about to be public: `writeHeadRecord`, except in a test of a failing disk. */
  readonly record?: typeof writeHeadRecord;
};

const WITNESS_TIMEOUT_MS = 3_000;
/** An unchanged head is cosigned again this often, so that its freshness can be seen. */
const RENEW_MS = 10 * 60_000;

/** Asks every witness with an address to cosign a head; none that is slow, silent or wrong stops anything. */
async function cosign(options: PublisherOptions, log: PublishedLog, state: LogState, note: Uint8Array) {
  const { rows } = await options.pool.query<{ vkey: string; size: string }>(
    'SELECT vkey, size FROM ledger.witnessed WHERE log = $1',
    [state.log.id],
  );
  return Promise.all(
    options.witnesses
      .filter(({ url }) => url !== null)
      .map(async (witness) => {
        const vkey = formatVerifierKey(witness.key);
        const known = Number(rows.find((row) => row.vkey === vkey)?.size ?? 0);
        const answer = await askWitness(
          { url: witness.url ?? '', key: witness.key },
          {
            checkpointNote: note,
            oldSize: Math.min(known, state.head.size),
            async prove(oldSize) {
              const plan = consistencyPlan(oldSize, state.head.size);
              return proofFromHashes(plan, await log.cache.hashes(plan.flat()), sha256);
            },
          },
          { timeoutMs: WITNESS_TIMEOUT_MS },
        );
        if (answer.kind === 'cosigned') {
          await options.pool.query(
            `INSERT INTO ledger.witnessed (log, vkey, size, seen_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (log, vkey) DO UPDATE SET size = excluded.size, seen_at = excluded.seen_at`,
            [state.log.id, vkey, state.head.size, new Date(options.clock())],
          );
        }
        return { witness, answer };
      }),
  );
}

/**
 * Before anything is signed: no witness may have seen more of a log than the database holds, or another
 * root at its size. `mustAsk` is set after a restore, when silence is not enough.
 */
export async function compareWithWitnesses(
  options: PublisherOptions,
  log: PublishedLog,
  mustAsk: boolean,
): Promise<void> {
  const state = log.state();
  const { origin } = state.log;
  const { size } = state.head;
  const answers = await cosign(options, log, state, await log.signer.sign(state.head));
  for (const { witness, answer } of answers) {
    if (answer.kind === 'ahead') {
      throw ledgerProblem('ledger-rolled-back', { origin, seen: answer.size, witness: witness.name, size });
    }
    if (answer.kind === 'conflict') {
      throw ledgerProblem('ledger-forked', { origin, size, witness: witness.name });
    }
    if (answer.kind !== 'cosigned') options.report(`witness ${witness.name}: ${answer.reason}`);
  }
  const independent = answers.filter(
    ({ witness, answer }) =>
      answer.kind === 'cosigned' && operatorOf(witness.key.name) !== operatorOf(origin),
  );
  if (mustAsk && independent.length === 0) throw ledgerProblem('ledger-restored-unproven', { origin, size });
}

/** Makes the public checkpoint of each log on a steady cadence. */
export function createPublisher(
  options: PublisherOptions,
  logs: readonly PublishedLog[],
  initial: ReadonlyMap<number, Published>,
) {
  const { record = writeHeadRecord } = options;
  const published = new Map(initial);
  const renewedAt = new Map<number, number>();
  const stop = new AbortController();
  const failed = Promise.withResolvers<Problem>();
  let running: Promise<void> = Promise.resolve();
  let turn: Promise<void> = Promise.resolve();

  async function publish(log: PublishedLog): Promise<void> {
    const state = log.state();
    const { id } = state.log;
    const before = published.get(id);
    const fresh = options.clock() - (renewedAt.get(id) ?? Number.NEGATIVE_INFINITY) < RENEW_MS;
    if (
      before !== undefined &&
      equal(before.root, state.head.root) &&
      before.size === state.head.size &&
      fresh
    ) {
      return;
    }
    const signed = await log.signer.sign(state.head);
    // Before it leaves the process: a database that comes back without this head must not be signed for.
    await record(options.home, { origin: state.log.origin, ...state.head });
    const answers = await cosign(options, log, state, signed);
    const note = parseNote(signed);
    const cosignatures = answers.flatMap(({ witness, answer }) => {
      if (answer.kind === 'cosigned') return [answer.signature];
      const said = 'reason' in answer ? answer.reason : `has seen ${answer.size} entries`;
      options.report(`witness ${witness.name} on ${state.log.origin}: ${answer.kind}, ${said}`);
      return [];
    });
    const signatures = [...note.signatures, ...cosignatures];
    const silent = options.witnesses.filter(({ key }) => !signatures.some((line) => isBy(key, line)));
    const kept = keptFrom(before, note.text).filter((line) => silent.some(({ key }) => isBy(key, line)));
    const bytes = formatNote({ text: note.text, signatures: [...signatures, ...kept] });
    await options.pool.query(
      'UPDATE ledger.log SET published_size = $2, published_note = $3, published_at = $4 WHERE id = $1',
      [id, state.head.size, bytes, new Date(options.clock())],
    );
    published.set(id, { ...state.head, note: bytes });
    renewedAt.set(id, options.clock());
  }

  /** One round at a time: of two at once, the slower would publish the older head last. */
  function publishAll(): Promise<void> {
    turn = turn.then(publishEach);
    return turn;
  }

  /** Together: a witness that hangs on one log must not hold up the others, of which there can be many. */
  async function publishEach(): Promise<void> {
    if (!stop.signal.aborted) await Promise.all(logs.map(tryPublish));
  }

  async function tryPublish(log: PublishedLog): Promise<void> {
    try {
      await publish(log);
    } catch (error) {
      if (isSyncError(error)) {
        stop.abort();
        failed.resolve(ledgerProblem('ledger-record-unsynced', { why: error.message }, error));
        return;
      }
      const why = error instanceof Error ? error.message : String(error);
      options.report(`ledger: the public checkpoint of ${log.state().log.origin} waits: ${why}`);
    }
  }

  return {
    /** Resolves when what is on disk is unknown: the process must then end (receipts.md §4, rule 4). */
    failed: failed.promise,
    /** The public checkpoint of a log, null before its first. */
    published: (logId: number): Published | null => published.get(logId) ?? null,
    publishAll,
    start(): void {
      running = (async () => {
        while (!stop.signal.aborted) {
          await publishAll();
          await pause(options.cadenceMs, undefined, { signal: stop.signal }).catch(() => {});
        }
      })();
    },
    async close(): Promise<void> {
      stop.abort();
      await running;
      await turn;
    },
  };
}

/** Where the head is the same, what a witness said of it before still holds when it is silent now. */
function keptFrom(before: Published | undefined, text: string): readonly NoteSignature[] {
  const old = before === undefined ? null : parseNote(before.note);
  return old?.text === text ? old.signatures : [];
}

function isBy(key: VerifierKey, { name, keyId }: NoteSignature): boolean {
  return key.name === name && key.keyId === keyId;
}

/** After a failed fsync the kernel may have dropped the pages; any other error left the old file whole. */
function isSyncError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && error.syscall === 'fsync';
}

/** The head a stored public checkpoint is of. */
export function publishedFrom(note: Uint8Array): Published {
  const { size, root } = parseCheckpoint(parseNote(note).text);
  return { size, root, note };
}
