import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode, Problem } from '@wasl/kernel';
import { formatVerifierKey } from '@wasl/log';
import { loadKey, loadOrCreateKey } from './key-file.ts';
import type { Queryable } from './log-rows.ts';
import type { LogIdentity } from './model.ts';
import { ledgerProblem } from './problems.ts';

type KeyedLog = Pick<LogIdentity, 'id' | 'kind' | 'shard' | 'origin'>;

/** Where a log's key lies: `log-receipts.key`, or `log-receipts-2027.key` in a shard. */
export function keyPath(home: string, { kind, shard }: Pick<LogIdentity, 'kind' | 'shard'>): string {
  return join(home, 'keys', `log-${kind}${shard === '' ? '' : `-${shard}`}.key`);
}

/** The key that a rotation is replacing lies beside the new one until the rotation is finished. */
export function retiringKeyPath(home: string, log: Pick<LogIdentity, 'kind' | 'shard'>): string {
  return keyPath(home, log).replace(/\.key$/, '.retiring.key');
}

function nextKeyPath(home: string, log: Pick<LogIdentity, 'kind' | 'shard'>): string {
  return keyPath(home, log).replace(/\.key$/, '.next.key');
}

/**
 * Begins the rotation of a log's key: the next start signs with both keys, so that who trusts either can
 * follow. The new key is durable before the database names it. Not while the platform runs.
 */
export async function beginRotation(db: Queryable, home: string, log: KeyedLog): Promise<void> {
  const active = await activeKeys(db, log);
  if (active.length !== 1) throw ledgerProblem('rotation-unfinished', { origin: log.origin });
  const next = await loadOrCreateKey(nextKeyPath(home, log), log.origin, 'ed25519');
  await db.query(
    `INSERT INTO ledger.log_key (log, vkey, added_size) SELECT id, $2, size FROM ledger.log WHERE id = $1`,
    [log.id, formatVerifierKey(next.verifier)],
  );
  await settleRotation(await activeKeys(db, log), home, log);
}

/**
 * Finishes a rotation: the old key signs no more. It stays in the trust file, since old receipts carry its
 * signatures; its private half is destroyed.
 */
export async function finishRotation(db: Queryable, home: string, log: KeyedLog): Promise<void> {
  const active = await activeKeys(db, log);
  // What was interrupted before its renames still has the old key in the place of the new one.
  await settleRotation(active, home, log);
  if (active.length !== 2) {
    // An earlier finish may have been interrupted before it destroyed the old key.
    if (await destroy(retiringKeyPath(home, log))) return;
    throw ledgerProblem('rotation-absent', { origin: log.origin });
  }
  const current = await loadKey(keyPath(home, log));
  await db.query(
    `UPDATE ledger.log_key SET retired_size = log.size FROM ledger.log
     WHERE log.id = $1 AND log_key.log = $1 AND retired_size IS NULL AND vkey <> $2`,
    [log.id, formatVerifierKey(current.verifier)],
  );
  await destroy(retiringKeyPath(home, log));
}

/** Completes the renames of a rotation that was begun, whatever interrupted them. */
export async function settleRotation(
  active: readonly { readonly vkey: string }[],
  home: string,
  log: Pick<LogIdentity, 'kind' | 'shard'>,
): Promise<void> {
  const next = await loadKey(nextKeyPath(home, log)).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'key-file-missing') return null;
    throw error;
  });
  if (next === null || !active.some(({ vkey }) => vkey === formatVerifierKey(next.verifier))) return;
  await renameIfThere(keyPath(home, log), retiringKeyPath(home, log));
  await rename(nextKeyPath(home, log), keyPath(home, log));
}

/** Removes a file for good; false where there was none. */
async function destroy(path: string): Promise<boolean> {
  await using folder = await open(dirname(path), 'r');
  try {
    await rm(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  await folder.sync();
  return true;
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

async function activeKeys(db: Queryable, log: KeyedLog): Promise<{ vkey: string }[]> {
  const { rows } = await db.query<{ vkey: string }>(
    'SELECT vkey FROM ledger.log_key WHERE log = $1 AND retired_size IS NULL',
    [log.id],
  );
  return rows;
}
