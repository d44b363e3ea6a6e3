import { readdirSync, readFileSync } from 'node:fs';

const MICROSECONDS_A_TICK = 10_000;

/** What the threads of a process have used, in microseconds of CPU, by name (proc_pid_task(5)). */
export function threadCpu(pid: number): Map<string, number> {
  const used = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const text = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const name = text.slice(text.indexOf('(') + 1, end);
    const fields = text.slice(end + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    used.set(name, (used.get(name) ?? 0) + ticks * MICROSECONDS_A_TICK);
  }
  return used;
}
