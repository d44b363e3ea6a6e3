import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure.ts';
import { shares } from './cpu-profile.ts';
import { SMALL } from './records.ts';
import { openRivals } from './rivals.ts';
import { threadCpu } from './threads.ts';

const COUNT = 12_000;
const CALLERS = 64;

/**
 * Where a node spends its time under load: CPU of its threads, and of the main one the shares of its work. Nothing is
 * pinned here, for a sample counts time and not CPU: on one processor the pool would seem to be the main thread's work.
 */
export async function measureProfile(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wasl-profile-'));
  const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500'];
  const rivals = await openRivals({ pinned: false, flags });
  const { pid, port, fresh } = rivals.wasl;
  let threads = threadCpu(pid);
  let cpu = rivals.wasl.cpu();
  try {
    const job = { kind: 'closed', port, fresh, callers: CALLERS, records: SMALL, count: COUNT } as const;
    await rivals.closed(job, () => {
      threads = threadCpu(pid);
      cpu = rivals.wasl.cpu();
    });
    const used = [...threadCpu(pid)].map(([name, time]) => [name, time - (threads.get(name) ?? 0)] as const);
    const { serving, whole } = rivals.wasl.cpu();
    const postgres = whole - serving - (cpu.whole - cpu.serving);
    await rivals.close();
    const each = (name: string, time: number): Figure => ({
      name,
      value: time / COUNT,
      unit: 'µs',
      goal: null,
    });
    return [
      ...used
        .filter(([, time]) => time / COUNT > 1)
        .map(([name, time]) => each(`CPU an exchange, thread ${name}`, time)),
      each('CPU an exchange, PostgreSQL', postgres),
      ...(await shares(folder)).map(([name, share]) => ({
        name: `main thread, ${name}`,
        value: share * 100,
        unit: '%',
        goal: null,
      })),
    ];
  } finally {
    await rivals.close();
    await rm(folder, { recursive: true, force: true });
  }
}
