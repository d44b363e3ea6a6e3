import { setTimeout as delay } from 'node:timers/promises';
import { postmasterOf } from './postmaster.ts';
import { sendSignal, workersIn, worksIn } from './processes.ts';

const POLL = 20;
const FAST = 8_000;
const IMMEDIATE = 4_000;

/**
 * Stops the server of a data folder, if one runs: SIGINT asks for a fast shutdown (sessions are cut, the log
 * is written out), after 8 s SIGQUIT for an immediate one, whose log the next start replays; at the very
 * end SIGKILL (PostgreSQL documentation, "Shutting Down the Server"). Returns once the backends are gone too.
 */
export async function stopPostmaster(data: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST],
    ['SIGQUIT', IMMEDIATE],
    ['SIGKILL', IMMEDIATE],
  ] as const) {
    const postmaster = await postmasterOf(data);
    if (postmaster === undefined) break;
    sendSignal(postmaster.pid, signal);
    // Its pid file goes a moment before the process does: the process is what must be gone.
    await waitWhile(() => worksIn(postmaster.pid, data), patience);
  }
  await waitWhile(async () => (await workersIn(data)).length > 0, IMMEDIATE);
}

async function waitWhile(condition: () => Promise<boolean>, patience: number): Promise<void> {
  const start = Date.now();
  while ((await condition()) && Date.now() - start < patience) await delay(POLL);
}
