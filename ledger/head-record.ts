import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, hasCode, replaceFile } from '@wasl/kernel';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '@wasl/log';

/** What the node last made public of a log, kept outside the database so that a restore cannot undo it. */
export type HeadRecord = Checkpoint;

function recordPath(home: string, origin: string): string {
  return join(home, 'ledger', `${origin.replaceAll('/', '_')}.published`);
}

export async function readHeadRecord(home: string, origin: string): Promise<HeadRecord | null> {
  try {
    return parseCheckpoint(await readFile(recordPath(home, origin), 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Durable before it returns. An error while syncing is passed on: what is on disk is then unknown. */
export async function writeHeadRecord(home: string, record: HeadRecord): Promise<void> {
  await ensureFolder(join(home, 'ledger'));
  await replaceFile(recordPath(home, record.origin), formatCheckpoint(record));
}
