import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { witnessProblem } from './problems.ts';

/** Held here because a handle that is garbage-collected lets its lock go. */
const held = new Set<DatabaseSync>();

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/**
 * Takes a folder for this process; the returned function gives it back. Refuses `witness-folder-taken`.
 *
 * A lock of the operating system, on an empty SQLite file: the kernel drops it with its holder, kill −9
 * included, so there is nothing stale to judge by age or process number. Node has no other way to one.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    // With its journal in memory the file is never written to, so a full disk does not come in the way.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? witnessProblem('witness-folder-taken', { folder }, error) : error;
  }
  held.add(lock);
  return () => {
    if (held.delete(lock)) lock.close();
  };
}
