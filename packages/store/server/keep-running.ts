import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { unrefClient } from '../connection.ts';
import type { Progress } from '../progress.ts';
import { type Answer, askServer } from './answer.ts';
import { lastWords } from './last-words.ts';
import { discardSocketFolder, type Layout } from './layout.ts';
import { postmasterOf } from './postmaster.ts';
import { serverProblem } from './problem.ts';
import { sendSignal } from './processes.ts';
import { stopPostmaster } from './stop.ts';
import { untilOutcome } from './wait.ts';

export type Site = {
  readonly layout: Layout;
  readonly password: string;
  readonly progress: Progress;
  /** Starts the server: anywhere the first time, in the same socket folder when it has died. */
  readonly start: (socketFolder: string | undefined) => Promise<ChildProcess>;
};

/** Where a server listens, and how this process lets go of it. */
export type Running = { readonly socketFolder: string; readonly port: number; stop(): Promise<void> };

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

/**
 * Adopts the server that an earlier supervisor left, or starts it, and keeps it running. One connection
 * watches it: its end means that the server died or is recovering from a crash, and it is found or started
 * again, with growing pauses. For the process that holds the supervisor's lock.
 */
export async function keepRunning(site: Site): Promise<Running> {
  const stopping = new AbortController();
  const left = await postmasterOf(site.layout.data);
  const first = await findOrStart(site, undefined, stopping.signal);
  const { socketFolder, port } = first.postmaster;
  if (first.postmaster.pid === left?.pid) site.progress('adopted', { pid: left.pid });
  let recovering = Promise.resolve();
  // Known only while the connection stands, so that the number of a dead server is never signalled.
  let pid: number | undefined;
  const onExit = () => {
    if (pid !== undefined) sendSignal(pid, 'SIGINT');
  };
  process.on('exit', onExit);
  watch(first);

  function watch({ client, postmaster }: Answer): void {
    pid = postmaster.pid;
    unrefClient(client);
    client.once('end', () => {
      pid = undefined;
      if (!stopping.signal.aborted) recovering = recover();
    });
  }

  async function recover(): Promise<void> {
    site.progress('server-lost');
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await delay(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        watch(await findOrStart(site, socketFolder, stopping.signal));
        return site.progress('server-back');
      } catch (error) {
        if (stopping.signal.aborted) return;
        site.progress('restart-failed', { reason: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await stopPostmaster(site.layout.data);
    await recovering;
    // A restart that was under way may have brought one more server up.
    await stopPostmaster(site.layout.data);
    process.off('exit', onExit);
    await discardSocketFolder(socketFolder);
  }

  return { socketFolder, port, stop };
}

/** Refuses `postgresql-not-started` with its last words when the server that was started ends at once. */
async function findOrStart(site: Site, folder: string | undefined, stopping: AbortSignal): Promise<Answer> {
  const { layout, password, progress } = site;
  let child: ChildProcess | undefined;
  try {
    return await untilOutcome(layout, progress, async () => {
      stopping.throwIfAborted();
      if (child !== undefined && hasEnded(child)) {
        const reason = await lastWords(layout.log);
        throw serverProblem('postgresql-not-started', { folder: layout.log, reason });
      }
      // A server that was found may have been on its way out: then one is started after all.
      const found = child !== undefined || (await postmasterOf(layout.data)) !== undefined;
      if (!found) child = await site.start(folder);
      return askServer(layout, password);
    });
  } catch (error) {
    if (child !== undefined) await stopPostmaster(layout.data);
    throw error;
  }
}

/** Ended, or never begun. */
function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}
