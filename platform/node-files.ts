import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile, ensureFolder, hasCode } from '@wasl/kernel';
import type { ExtraFile } from '@wasl/store';

/** The backup's own key is what opens it; inside it would be of no use. */
const NOT_IN_BACKUP = 'backup.agekey';

/** The node's keys, which a backup carries: without them a restored node could not sign as itself. */
export async function nodeKeys(home: string): Promise<ExtraFile[]> {
  const folder = join(home, 'keys');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.key') && name !== NOT_IN_BACKUP);
  return Promise.all(
    names.map(async (name) => ({ name: `keys/${name}`, bytes: await readFile(join(folder, name)) })),
  );
}

/** Puts keys from a backup in their place. One that is there already stays: it may be newer. */
export async function placeNodeKeys(home: string, files: readonly ExtraFile[]): Promise<void> {
  await ensureFolder(join(home, 'keys'));
  for (const { name, bytes } of files) {
    if (!/^keys\/[a-z0-9.-]+\.key$/.test(name)) continue;
    try {
      await createFile(join(home, name), bytes);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}
