import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const MICROSECONDS_A_TICK = 10_000;

function statOf(pid: number): { parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // The process ended between the listing and the look.
    return null;
  }
}

/** Microseconds of CPU that one process has used, its threads included; null where there is no /proc. */
export function processCpu(pid: number): number | null {
  const stat = statOf(pid);
  return stat === null ? null : stat.ticks * MICROSECONDS_A_TICK;
}

/** Microseconds of CPU that a process and its children have used; null where there is no /proc. */
export function treeCpu(root: number): number | null {
  let pids: number[];
  try {
    pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return null;
  }
  return pids
    .map((pid) => ({ pid, stat: statOf(pid) }))
    .filter(({ pid, stat }) => pid === root || stat?.parent === root)
    .reduce((sum, { stat }) => sum + (stat?.ticks ?? 0) * MICROSECONDS_A_TICK, 0);
}
