import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processCpu, treeCpu } from '../cpu.ts';
import type { ClosedResult, Job, OpenResult } from './jobs.ts';
import { startNginx } from './nginx.ts';
import { type Party, startNode } from './party.ts';
import { choosePinning, type Pinning } from './pinning.ts';

/** One of those that stand between callers and provider. */
export type Rival = {
  readonly name: 'node' | 'nginx' | 'wasl';
  readonly port: number;
  readonly fresh: boolean;
  /** Microseconds of CPU so far: of the process that serves, and of the whole with what works for it. */
  cpu(): { readonly serving: number; readonly whole: number };
};

export type Rivals = {
  readonly pinning: Pinning;
  readonly node: Rival;
  readonly wasl: Rival & { readonly pid: number };
  /** Null where it is not installed. */
  readonly nginx: Rival | null;
  /** Runs a job; `started` is called when the callers are about to begin. */
  closed(job: Extract<Job, { kind: 'closed' }>, started?: () => void): Promise<ClosedResult>;
  open(job: Extract<Job, { kind: 'open' }>): Promise<OpenResult>;
  close(): Promise<void>;
};

/** Starts provider, rivals and callers, each a process of its own. `flags` go to the Node of Wasl. */
export async function openRivals({
  pinned = true,
  flags = [],
}: {
  readonly pinned?: boolean;
  readonly flags?: readonly string[];
} = {}): Promise<Rivals> {
  const pinning = pinned ? choosePinning() : null;
  const measured = pinning?.measured ?? null;
  const around = pinning?.around ?? null;
  await using started = new AsyncDisposableStack();
  const home = await mkdtemp(join(tmpdir(), 'wasl-bench-'));
  started.defer(() => rm(home, { recursive: true, force: true }));
  await chmod(home, 0o711);

  function keep<P extends Party>(party: P): P {
    started.defer(party.stop);
    return party;
  }

  const provider = keep(startNode('provider.ts', around, []));
  const { port: providerPort }: { port: number } = JSON.parse(await provider.heard());
  const address = `http://127.0.0.1:${providerPort}`;
  const proxy = keep(startNode('proxy.ts', measured, [address]));
  const { port: proxyPort }: { port: number } = JSON.parse(await proxy.heard());
  const found = await startNginx(providerPort, measured);
  const nginx = found === null ? null : keep(found);
  const wasl = keep(startNode('wasl-node.ts', measured, [home, address], flags));
  const node: { port: number; postmaster: number } = JSON.parse(await wasl.heard());
  const callers = keep(startNode('callers.ts', around, [home]));

  async function run(job: Job, begin: () => void = () => {}): Promise<string> {
    callers.say(job);
    await callers.heard();
    begin();
    callers.say({ go: true });
    return callers.heard();
  }

  const everything = started.move();
  return {
    pinning,
    node: { name: 'node', port: proxyPort, fresh: false, cpu: () => ofOne(processCpu(proxy.pid)) },
    nginx: nginx && { name: 'nginx', port: nginx.port, fresh: false, cpu: () => ofOne(treeCpu(nginx.pid)) },
    wasl: {
      name: 'wasl',
      pid: wasl.pid,
      port: node.port,
      fresh: true,
      cpu() {
        const serving = processCpu(wasl.pid) ?? 0;
        return { serving, whole: serving + (treeCpu(node.postmaster) ?? 0) };
      },
    },
    async closed(job, begin) {
      const result: ClosedResult = JSON.parse(await run(job, begin));
      return result;
    },
    async open(job) {
      const result: OpenResult = JSON.parse(await run(job));
      return result;
    },
    close: () => everything.disposeAsync(),
  };
}

function ofOne(cpu: number | null): { serving: number; whole: number } {
  return { serving: cpu ?? 0, whole: cpu ?? 0 };
}
