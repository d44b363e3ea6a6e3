import { execFile } from 'node:child_process';
import { readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasCode } from '../files/error-code.ts';

/** A running server of a data folder. `socketFolder` is empty until it listens. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly socketFolder: string };

/**
 * The server that runs on this data folder, from its `postmaster.pid` (PostgreSQL documentation, "Database
 * File Layout"); undefined when none does. `data` is a real path, without links.
 */
export async function postmasterOf(data: string): Promise<Postmaster | undefined> {
  let lines: string[];
  try {
    lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await runsOn(pid, data))) return undefined;
  return { pid, port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? '' };
}

/**
 * Removes the pid file of a server that is gone when its number now belongs to a stranger: PostgreSQL takes
 * any live process of its account for the server and would not start. A file whose number is free stays, for
 * PostgreSQL's own check of leftover processes needs it.
 */
export async function discardStalePid(data: string): Promise<void> {
  const path = join(data, 'postmaster.pid');
  const first = (await readFile(path, 'utf8').catch(() => '')).split('\n')[0] ?? '';
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || (await runsOn(pid, data))) return;
  await rm(path, { force: true });
}

/** Whether the process is a server of that data folder: it works in it from its first moments to its last. */
export async function runsOn(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    // Fails for a process that has ended and was not reaped, which a bare signal would take for alive.
    return readlink(`/proc/${pid}/cwd`).then(
      (folder) => folder === data,
      () => false,
    );
  }
  return promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.includes('postgres') && stdout.includes(data),
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
