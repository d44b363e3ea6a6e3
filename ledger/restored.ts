import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, hasCode, replaceFile } from '@wasl/kernel';

/** Stands for every log there is, until the first start after a restore can name them. */
const EVERY_LOG = '*';

function markPath(home: string): string {
  return join(home, 'ledger', 'restored');
}

async function write(home: string, origins: readonly string[]): Promise<void> {
  await ensureFolder(join(home, 'ledger'));
  await replaceFile(markPath(home), origins.map((origin) => `${origin}\n`).join(''));
}

/**
 * Marks a home whose database came from a backup. What was acknowledged after the backup is gone from it,
 * so no log of it is signed for until it is shown that the log had not gone further.
 */
export async function markRestored(home: string): Promise<void> {
  await write(home, [EVERY_LOG]);
}

/** Which of the logs that hold entries came from a backup and were not yet shown to be whole. */
export async function unprovenLogs(home: string, origins: readonly string[]): Promise<ReadonlySet<string>> {
  let marked: string[];
  try {
    marked = (await readFile(markPath(home), 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return new Set();
    throw error;
  }
  if (!marked.includes(EVERY_LOG)) return new Set(marked);
  // Named now: logs opened after the restore are not in question.
  await write(home, origins);
  return new Set(origins);
}

/** Takes logs off the mark once it was shown that they had not gone further; gives those that are left. */
export async function markProven(
  home: string,
  unproven: ReadonlySet<string>,
  origins: readonly string[],
): Promise<ReadonlySet<string>> {
  const left = unproven.difference(new Set(origins));
  if (left.size === unproven.size) return left;
  if (left.size === 0) await rm(markPath(home), { force: true });
  else await write(home, [...left]);
  return left;
}
