import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, replaceFile } from '@wasl/kernel';

/** What a running platform leaves in its home, so that the command line finds it. */
export type RunFile = { readonly pid: number; readonly url: string };

function runPath(home: string): string {
  return join(home, 'running.json');
}

export async function writeRunFile(home: string, run: RunFile): Promise<void> {
  await replaceFile(runPath(home), `${JSON.stringify(run)}\n`);
}

/** Null where no platform runs on this home: the file is missing, or it outlived its process. */
export async function readRunFile(home: string): Promise<RunFile | null> {
  let text: string;
  try {
    text = await readFile(runPath(home), 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('url' in value)) return null;
  const { pid, url } = value;
  return typeof pid === 'number' && typeof url === 'string' && isAlive(pid) ? { pid, url } : null;
}

export async function removeRunFile(home: string): Promise<void> {
  await rm(runPath(home), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
