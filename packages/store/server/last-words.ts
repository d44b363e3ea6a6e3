import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const TAIL = 8192;

/** What PostgreSQL last said in its newest log: its latest error, else its latest line, else nothing. */
export async function lastWords(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  const newest = dated.sort((a, b) => b.at - a.at)[0];
  if (newest === undefined) return '';
  const lines = (await tailOf(newest.path)).trim().split('\n');
  return lines.findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? lines.at(-1) ?? '';
}

/** The end of a file, whatever its size. */
async function tailOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL), 0, TAIL, Math.max(0, size - TAIL));
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
