import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from '../files/error-code.ts';
import { postmasterOf, runsOn } from './postmaster.ts';

const POLL = 20;
const FAST = 8_000;
const IMMEDIATE = 4_000;

/**
 * Stops the server of a data folder, if one runs: SIGINT asks for a fast shutdown (sessions are cut, the log
 * is written out), after 8 s SIGQUIT for an immediate one, whose log the next start replays; at the very
 * end SIGKILL (PostgreSQL documentation, "Shutting Down the Server").
 */
export async function stopPostmaster(data: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST],
    ['SIGQUIT', IMMEDIATE],
    ['SIGKILL', IMMEDIATE],
  ] as const) {
    const postmaster = await postmasterOf(data);
    if (postmaster === undefined) return;
    sendSignal(postmaster.pid, signal);
    if (await isGone(data, postmaster.pid, patience)) return;
  }
}

/** Sends a signal to a process that may already be gone. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

async function isGone(data: string, pid: number, patience: number): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < patience; await delay(POLL)) {
    // Its pid file goes a moment before the process does: the process is what must be gone.
    if (!(await runsOn(pid, data))) return true;
  }
  return false;
}
