import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { unrefClient } from '../connection.ts';
import type { Progress } from '../progress.ts';
import { type Answer, untilAnswering } from './answer.ts';
import { discardSocketFolder, type Layout } from './layout.ts';
import { claimSupervision } from './ownership.ts';
import { discardStalePid, type Postmaster, postmasterOf } from './postmaster.ts';
import { sendSignal, stopPostmaster } from './stop.ts';

export type Site = {
  readonly layout: Layout;
  readonly password: string;
  readonly progress: Progress;
  /** Starts the server: anywhere the first time, in the same socket folder when it has died. */
  readonly start: (socketFolder: string | undefined) => Promise<ChildProcess>;
};

export type Running = {
  readonly socketFolder: string;
  readonly port: number;
  stop(): Promise<void>;
};

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

/**
 * Finds or starts the server of a site. When this process is its supervisor, one connection watches it: its
 * end means that the server died or is recovering, and the server is started again, with growing pauses.
 */
export async function keepRunning(site: Site): Promise<Running> {
  const stopping = new AbortController();
  const first = await findOrStart(site, undefined, stopping.signal);
  if (!(await claimSupervision(first.client, first.startedByUs))) {
    await first.client.end();
    return { ...placeOf(first.postmaster), stop: async () => undefined };
  }
  if (!first.startedByUs) site.progress('adopted', { pid: first.postmaster.pid });

  let { pid } = first.postmaster;
  let recovering = Promise.resolve();
  const onExit = () => sendSignal(pid, 'SIGINT');
  process.on('exit', onExit);
  watch(first.client);

  function watch(client: Client): void {
    unrefClient(client);
    client.once('end', () => {
      if (!stopping.signal.aborted) recovering = recover();
    });
  }

  async function recover(): Promise<void> {
    site.progress('server-lost');
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await delay(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        const answer = await findOrStart(site, first.postmaster.socketFolder, stopping.signal);
        await claimSupervision(answer.client, true);
        pid = answer.postmaster.pid;
        watch(answer.client);
        return site.progress('server-back');
      } catch (error) {
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
    await discardSocketFolder(first.postmaster.socketFolder);
  }

  return { ...placeOf(first.postmaster), stop };
}

type Found = Answer & { readonly startedByUs: boolean };

async function findOrStart(site: Site, folder: string | undefined, stopping: AbortSignal): Promise<Found> {
  for (;;) {
    stopping.throwIfAborted();
    await discardStalePid(site.layout.data);
    const child = (await postmasterOf(site.layout.data)) === undefined ? await site.start(folder) : undefined;
    try {
      const answer = await untilAnswering(site.layout, site.password, child, site.progress);
      // Nothing answers and nothing runs: the server that was found was on its way out.
      if (answer !== undefined) return { ...answer, startedByUs: answer.postmaster.pid === child?.pid };
    } catch (error) {
      if (child?.pid !== undefined && child.exitCode === null) await stopPostmaster(site.layout.data);
      throw error;
    }
  }
}

function placeOf({ socketFolder, port }: Postmaster) {
  return { socketFolder, port };
}
