import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Held here because a handle that is garbage-collected lets its lock go. */
const held = new Set<DatabaseSync>();

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/**
 * Takes an existing folder for this process and returns how to give it back; null while another holds it.
 *
 * A lock of the operating system, on an empty SQLite file: the kernel drops it with its holder, kill −9
 * included, so there is nothing stale to judge by age or process number. Node has no other way to one.
 */
export function lockFolder(folder: string): (() => void) | null {
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    // A journal in memory: on a full disk a lock must still be had.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
  held.add(lock);
  return () => {
    if (held.delete(lock)) lock.close();
  };
}
