import { type Clock, Problem } from '@wasl/kernel';
import { equal } from '@wasl/log';
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

/** Makes sure that both logs of the shard exist, and that the database is this node's. */
export async function ensureLogs(db: Queryable, node: string, shard: string, clock: Clock): Promise<void> {
  for (const { origin, kind } of await readLogs(db)) {
    if (!isLogOf(node, kind, origin)) {
      throw ledgerProblem('ledger-node-changed', { node, stored: origin.split('/log/')[0] ?? origin });
    }
  }
  for (const kind of KINDS) {
    const origin = logOrigin(node, kind, shard === '' ? undefined : shard);
    await createLog(db, kind, shard, origin, clock);
  }
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
    initial: row.published === null ? null : publishedFrom(row.published.note),
  };
}

/**
 * Holds what was made public of a log against what the database holds (receipts.md §4, rule 2): a head
 * that went further, or had another root, means a database that must not be signed for. Tells whether
 * the record outside the database is exactly the head.
 */
export async function compareWithRecord(
  home: string,
  { log, state, cache, initial }: OpenLog,
): Promise<boolean> {
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
  return record !== null && record.size === head.size;
}

async function rootAtOrCorrupt(cache: HashCache, { origin }: LogIdentity, size: number): Promise<Uint8Array> {
  try {
    return await rootAt(cache, size);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw ledgerProblem('ledger-corrupt', { origin, size }, error);
  }
}
