import {
  equal,
  LogError,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootOf,
  TILE_WIDTH,
  type VerifierKey,
  verifyNote,
} from '@wasl/log';
import { EMPTY_CURRENT_TREE } from '@wasl/receipt';
import type { ClientBase } from 'pg';
import { nodeCrypto, sha256 } from './crypto.ts';
import { appendToEdge, EMPTY_EDGE, type FullTile } from './edge.ts';
import { checkReceipts } from './fsck-receipts.ts';
import { createRegistryCheck } from './fsck-registry.ts';
import { type LogRow, readLogs } from './log-rows.ts';

/** Something stored that is not what the entries say: which log, where, and what is wrong. */
export type Finding = { readonly origin: string; readonly at: string; readonly what: string };

export type FsckReport = {
  readonly logs: readonly { readonly origin: string; readonly size: number }[];
  readonly findings: readonly Finding[];
};

/** A check of the entries of one kind of log, fed in order; `end` is told the log's size. */
export type EntryCheck = {
  entries(from: number, entries: readonly Uint8Array[]): Promise<void>;
  end(size: number): Promise<void>;
};

const READ_AT_ONCE = 4 * TILE_WIDTH;
/** A damaged disk can make every entry wrong; the first of them say enough. */
const MAX_FINDINGS = 100;

/**
 * Recomputes everything the ledger stores from the entries alone, in one snapshot, and names what differs:
 * entries, tiles, heads, public checkpoints, receipts, and the registry's current statements. It changes
 * nothing and can run beside the platform.
 */
export async function fsck(db: ClientBase): Promise<FsckReport> {
  const findings: Finding[] = [];
  await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const logs = await readLogs(db);
    const activeRegistry = logs.findLast(({ kind }) => kind === 'registry');
    let current = EMPTY_CURRENT_TREE;
    for (const log of logs) {
      const find = (at: string, what: string) => {
        if (findings.length < MAX_FINDINGS) findings.push({ origin: log.origin, at, what });
      };
      if (log.kind === 'receipts') {
        await checkLog(db, log, checkReceipts(db, log, find), find);
      } else {
        const check = createRegistryCheck(db, log === activeRegistry, current, find);
        await checkLog(db, log, check, find);
        current = check.current();
      }
    }
    return { logs: logs.map(({ origin, size }) => ({ origin, size })), findings };
  } finally {
    await db.query('ROLLBACK');
  }
}

export type Find = (at: string, what: string) => void;

async function checkLog(db: ClientBase, log: LogRow, check: EntryCheck, find: Find): Promise<void> {
  let edge = EMPTY_EDGE;
  let tiles = 0;
  let publishedRoot = rootOf(edge.frontier, sha256);
  for (let from = 0; from < log.size; ) {
    const publishedAhead = log.published === null ? 0 : log.published.size - from;
    // A step ends at the published size, so that the root there is at hand.
    const to =
      from + Math.min(log.size - from, READ_AT_ONCE, publishedAhead > 0 ? publishedAhead : READ_AT_ONCE);
    const { rows } = await db.query<{ index: string; entry: Buffer }>(
      'SELECT index, entry FROM ledger.entry WHERE log = $1 AND index >= $2 AND index < $3 ORDER BY index',
      [log.id, from, to],
    );
    if (rows.length !== to - from) {
      find(`entries ${from} to ${to - 1}`, `${to - from - rows.length} entries are missing`);
      return;
    }
    const entries = rows.map(({ entry }) => entry);
    const step = appendToEdge(
      edge,
      entries.map((entry) => leafHash(entry, sha256)),
      sha256,
    );
    await checkTiles(db, log, step.tiles, find);
    await check.entries(from, entries);
    edge = step.edge;
    tiles += step.tiles.length;
    from = to;
    if (from === log.published?.size) publishedRoot = rootOf(edge.frontier, sha256);
  }
  if (!equal(rootOf(edge.frontier, sha256), log.root))
    find(`size ${log.size}`, 'the root is not that of the entries');
  const { rows } = await db.query<{ tiles: number; beyond: number }>(
    `SELECT (SELECT count(*)::int FROM ledger.tile WHERE log = $1) AS tiles,
      (SELECT count(*)::int FROM ledger.entry WHERE log = $1 AND (index >= $2 OR index < 0)) AS beyond`,
    [log.id, log.size],
  );
  const [counts] = rows;
  if (counts !== undefined && counts.tiles !== tiles)
    find('tiles', `${counts.tiles} are stored, ${tiles} belong`);
  if (counts !== undefined && counts.beyond > 0) find('entries', `${counts.beyond} lie beyond the size`);
  await checkPublished(db, log, publishedRoot, find);
  await check.end(log.size);
}

async function checkTiles(
  db: ClientBase,
  log: LogRow,
  tiles: readonly FullTile[],
  find: Find,
): Promise<void> {
  for (const { level, index, hashes } of tiles) {
    const { rows } = await db.query<{ hashes: Buffer }>({
      name: 'fsck-tile',
      text: 'SELECT hashes FROM ledger.tile WHERE log = $1 AND level = $2 AND index = $3',
      values: [log.id, level, index],
    });
    const [row] = rows;
    if (row === undefined) find(`tile ${level}/${index}`, 'it is missing');
    else if (!equal(row.hashes, hashes)) find(`tile ${level}/${index}`, 'it is not what the entries hash to');
  }
}

async function checkPublished(db: ClientBase, log: LogRow, root: Uint8Array, find: Find): Promise<void> {
  if (log.published === null) return;
  const { size, note: bytes } = log.published;
  try {
    const note = parseNote(bytes);
    const checkpoint = parseCheckpoint(note.text);
    const logKeys = await readKeys(db, 'SELECT vkey FROM ledger.log_key WHERE log = $1', log.id);
    const witnesses = await readKeys(db, 'SELECT vkey FROM ledger.witnessed WHERE log = $1', log.id);
    await verifyNote(note, logKeys, nodeCrypto);
    const signed = await verifyNote(note, [...logKeys, ...witnesses], nodeCrypto);
    if (signed.length !== note.signatures.length) {
      find(`public checkpoint ${size}`, 'a signature is of no key that signed or cosigned the log');
    }
    if (checkpoint.origin !== log.origin || checkpoint.size !== size || !equal(checkpoint.root, root)) {
      find(`public checkpoint ${size}`, 'it is not the head that the entries give');
    }
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    find(`public checkpoint ${size}`, error.message);
  }
}

async function readKeys(db: ClientBase, sql: string, logId: number): Promise<VerifierKey[]> {
  const { rows } = await db.query<{ vkey: string }>(sql, [logId]);
  return Promise.all(rows.map(({ vkey }) => parseVerifierKey(vkey, sha256)));
}
