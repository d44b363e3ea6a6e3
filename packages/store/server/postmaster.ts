import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '@wasl/kernel';
import { worksIn } from './processes.ts';

/** A running server of a data folder. `socketFolder` is empty until it listens. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly socketFolder: string };

/**
 * The server that runs on this data folder, from its `postmaster.pid` (PostgreSQL documentation, "Database
 * File Layout"); undefined when none does. `data` is a real path, without links.
 */
export async function postmasterOf(data: string): Promise<Postmaster | undefined> {
  const lines = await pidFileOf(data);
  const pid = pidIn(lines);
  if (pid === undefined || !(await worksIn(pid, data))) return undefined;
  return { pid, port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? '' };
}

/** The process number in a data folder's pid file, whether or not that process lives. */
export async function recordedPid(data: string): Promise<number | undefined> {
  return pidIn(await pidFileOf(data));
}

async function pidFileOf(data: string): Promise<readonly string[]> {
  try {
    return (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function pidIn(lines: readonly string[]): number | undefined {
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}
