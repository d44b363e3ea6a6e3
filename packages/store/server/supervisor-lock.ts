import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hasCode } from '@wasl/kernel';
import type { Layout } from './layout.ts';

/** Held as long as it is not released and this process lives. */
export type SupervisorLock = { release(): void };

const SQLITE_BUSY = 5;

/**
 * Takes the lock of the process that supervises the server of these folders; undefined while another holds
 * it. It is a lock of the kernel, which ends with its process however that ends, so that no pid has to be
 * judged. Node has no call for such a lock; SQLite, which Node brings, takes one for a transaction, and on
 * every platform. The file stays empty.
 */
export async function takeSupervisorLock(layout: Layout): Promise<SupervisorLock | undefined> {
  const path = join(layout.db, 'supervisor.lock');
  await makeClosed(path);
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}

/**
 * Makes the file before SQLite would, closed: whoever can read a file can keep others from locking it. One
 * that exists is not opened: the lock of POSIX is lost as soon as its process closes the file anywhere.
 */
async function makeClosed(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}
