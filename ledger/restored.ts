import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, hasCode, replaceFile } from '@wasl/kernel';

function markPath(home: string): string {
  return join(home, 'ledger', 'restored');
}

/**
 * Marks a home whose database came from a backup. What was acknowledged after the backup is gone from it,
 * so the next start signs nothing until it is shown that no log had gone further.
 */
export async function markRestored(home: string): Promise<void> {
  await ensureFolder(join(home, 'ledger'));
  await replaceFile(markPath(home), 'The database was restored from a backup.\n');
}

export async function isMarkedRestored(home: string): Promise<boolean> {
  try {
    await stat(markPath(home));
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

export async function clearRestored(home: string): Promise<void> {
  await rm(markPath(home), { force: true });
}
