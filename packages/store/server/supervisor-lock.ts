import { chmod, open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
  // Made closed before SQLite opens it: whoever can read a file can keep others from locking it.
  await (await open(path, 'a', 0o600)).close();
  await chmod(path, 0o600);
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
