import { type Clock, Problem } from '@wasl/kernel';
import { equal, LogError } from '@wasl/log';
import { isLogOf, logOrigin } from '@wasl/receipt';
import type { Pool } from 'pg';
import { sha256 } from './crypto.ts';
import { createHashCache, type HashCache } from './hash-cache.ts';
import { readHeadRecord } from './head-record.ts';
import { createLog, type LogRow, type Queryable, readLogs, readTile } from './log-rows.ts';
import type { LogIdentity, LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';
import { type Published, publishedFrom } from './publisher.ts';
import { rootAt } from './root-at.ts';
import type { Sequencer } from './sequencer.ts';
import { openSigner, type Signer } from './signer.ts';

/** A log of this node, open for proofs: `initial` is the public checkpoint it was stored with. */
export type OpenLog = {
  readonly log: LogIdentity;
  readonly state: () => LogState;
  readonly signer: Signer;
  readonly cache: HashCache;
  readonly initial: Published | null;
};

const KINDS = ['registry', 'receipts'] as const;

/** A time zone or summer time that was set wrongly and corrected; a clock further behind tells wrong times. */
const MAX_CLOCK_BEHIND_MS = 3_600_000;

/**
 * Makes sure that both logs of the shard exist, that the database is this node's, and that no later shard
 * has taken its place: what was withdrawn there would be current again. Gives the time of the last entry,
 * which no later one may precede (receipts.md §4, rule 2).
 */
export async function ensureLogs(db: Queryable, node: string, shard: string, clock: Clock): Promise<number> {
  const rows = await readLogs(db);
  for (const { origin, kind } of rows) {
    if (!isLogOf(node, kind, origin)) {
      throw ledgerProblem('ledger-node-changed', { node, stored: origin.split('/log/')[0] ?? origin });
    }
  }
  let latest = 0;
  for (const kind of KINDS) {
    const origin = logOrigin(node, kind, shard === '' ? undefined : shard);
    const ofKind = rows.filter((row) => row.kind === kind);
    const row = ofKind.find((candidate) => candidate.shard === shard);
    const last = ofKind.at(-1);
    if (row === undefined) await createLog(db, kind, shard, origin, clock);
    else if (row === last) latest = Math.max(latest, row.appendedAt);
    else throw ledgerProblem('ledger-shard-closed', { origin, latest: last?.origin ?? '' });
  }
  const now = clock();
  if (latest - now > MAX_CLOCK_BEHIND_MS) {
    throw ledgerProblem('ledger-clock-behind', {
      now: new Date(now).toISOString(),
      last: new Date(latest).toISOString(),
    });
  }
  return latest;
}

/** Opens every log for proofs and signatures; the states come from the sequencer that holds the lock. */
export async function openLogs(pool: Pool, home: string, sequencer: Sequencer): Promise<OpenLog[]> {
  const rows = await readLogs(pool);
  return Promise.all(rows.map((row) => openLog(pool, home, sequencer, row)));
}

async function openLog(pool: Pool, home: string, sequencer: Sequencer, row: LogRow): Promise<OpenLog> {
  const state = () => sequencer.state(row.id);
  const { log } = state();
  const cache = createHashCache(async (level, index) => {
    const { head, edge } = state();
    const atEdge = index === Math.floor(head.size / 256 ** (level + 1));
    return atEdge ? (edge.partial[level] ?? new Uint8Array()) : readTile(pool, log, level, index);
  }, sha256);
  return {
    log,
    state,
    signer: await openSigner(pool, home, log),
    cache,
    initial: row.published === null ? null : publishedOrCorrupt(row, row.published.note),
  };
}

function publishedOrCorrupt({ origin, size }: LogRow, note: Uint8Array): Published {
  try {
    return publishedFrom(note);
  } catch (error) {
    throw error instanceof LogError ? ledgerProblem('ledger-corrupt', { origin, size }, error) : error;
  }
}

/**
 * A log of an earlier shard, which grows no more. Where it is not what was made public of it, that is
 * reported and nothing of it is signed again: a new shard is how an operator goes on after that.
 */
export async function openClosed(
  home: string,
  open: OpenLog,
  report: (line: string) => void,
): Promise<OpenLog & { readonly whole: boolean }> {
  try {
    await compareWithRecord(home, open);
    return { ...open, whole: true };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    report(`ledger: a closed log: ${error.message}`);
    const signer: Signer = { keys: open.signer.keys, sign: () => Promise.reject(error) };
    return { ...open, signer, whole: false };
  }
}

/**
 * Holds what was made public of a log against what the database holds (receipts.md §4, rule 2): a head
 * that went further, or had another root, means a database that must not be signed for.
 */
export async function compareWithRecord(
  home: string,
  { log, state, cache, initial }: OpenLog,
): Promise<void> {
  const { head } = state();
  const record = await readHeadRecord(home, log.origin);
  for (const seen of [record, initial]) {
    if (seen === null) continue;
    if (seen.size > head.size) {
      throw ledgerProblem('ledger-rolled-back', {
        origin: log.origin,
        seen: seen.size,
        witness: 'WASL_HOME',
        size: head.size,
      });
    }
    if (!equal(await rootAtOrCorrupt(cache, log, seen.size), seen.root)) {
      throw ledgerProblem('ledger-forked', { origin: log.origin, size: seen.size, witness: 'WASL_HOME' });
    }
  }
}

async function rootAtOrCorrupt(cache: HashCache, { origin }: LogIdentity, size: number): Promise<Uint8Array> {
  try {
    return await rootAt(cache, size);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw ledgerProblem('ledger-corrupt', { origin, size }, error);
  }
}
