import { execFile } from 'node:child_process';
import { readdir, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasCode } from '@wasl/kernel';

const LINUX = process.platform === 'linux';

/**
 * Whether the process is a server of that data folder. On Linux by its working folder, which a server enters
 * before anything else and never leaves, and which a process that has ended but was not reaped has no more;
 * elsewhere by its command line.
 */
export async function worksIn(pid: number, data: string): Promise<boolean> {
  if (LINUX) return (await workingFolder(pid)) === data;
  const command = await commandOf(pid);
  return command.includes('postgres') && command.includes(data);
}

/** The processes that work in the data folder: the server and its backends. Linux only, elsewhere none. */
export async function workersIn(data: string): Promise<readonly number[]> {
  if (!LINUX) return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const folders = await Promise.all(pids.map(workingFolder));
  return pids.filter((_, index) => folders[index] === data);
}

/**
 * Whether that process number, which a server recorded, now belongs to something else, or to nobody who
 * still runs. Asked once nothing works in the data folder any more.
 */
export async function isStranger(pid: number): Promise<boolean> {
  if (LINUX) return true;
  const command = await commandOf(pid);
  return command !== '' && !command.includes('postgres');
}

/** Sends a signal to a process that may already be gone. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

async function workingFolder(pid: number): Promise<string> {
  return readlink(`/proc/${pid}/cwd`).catch(() => '');
}

async function commandOf(pid: number): Promise<string> {
  return promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
