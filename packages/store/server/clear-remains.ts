import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from '@wasl/kernel';
import { postmasterOf, recordedPid } from './postmaster.ts';
import { isStranger, sendSignal, workersIn } from './processes.ts';

const POLL = 20;
const GRACE = 5_000;
const LIMIT = 15_000;

/**
 * Makes the folders of a server that was killed fit for the next start. A backend that is busy outlives its
 * server for a while and still writes: it is waited for, then ended, before anything else. Only then may the
 * pid file go, and only when its number is taken (by a stranger, or by the dead server that nobody has
 * reaped): PostgreSQL holds any live process of its account for the server and would not start. Otherwise the
 * file stays, for PostgreSQL's own check of leftover backends needs it.
 * The same goes for the lock of the socket, whose folder is ours alone.
 * For the process that holds the supervisor's lock: nobody else starts a server here meanwhile.
 */
export async function clearRemains(data: string, socketFolder: string): Promise<void> {
  for (const start = Date.now(); ; await delay(POLL)) {
    const workers = await workersIn(data);
    // Somebody else has just started a server by hand: its backends are not remains.
    if (workers.length > 0 && (await postmasterOf(data)) !== undefined) return;
    const waited = Date.now() - start;
    // What cannot be ended (a disk that does not answer) is left to PostgreSQL to refuse.
    if (workers.length > 0 && waited > LIMIT) return;
    if (workers.length === 0) break;
    if (waited > GRACE) for (const pid of workers) sendSignal(pid, 'SIGKILL');
  }
  const pid = await recordedPid(data);
  if (pid !== undefined && isTaken(pid) && (await isStranger(pid))) await rm(join(data, 'postmaster.pid'));
  await rm(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true });
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
