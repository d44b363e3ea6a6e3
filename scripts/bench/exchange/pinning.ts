import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Which processor each side runs on; null where they float. */
export type Pinning = { readonly measured: number; readonly around: number } | null;

/** The processors that this process may use (proc_pid_status(5), `0-1,4`); none where there is no /proc. */
function processors(): number[] {
  let status: string;
  try {
    status = readFileSync('/proc/self/status', 'utf8');
  } catch {
    return [];
  }
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/**
 * What is measured has one processor to itself, callers and provider share another, the same for every
 * rival: else a rival of one thread would be compared with one that takes all that the machine has.
 */
export function choosePinning(): Pinning {
  const [around, ...others] = processors();
  const measured = others.at(-1);
  const hasTaskset = spawnSync('taskset', ['--version']).status === 0;
  return around !== undefined && measured !== undefined && hasTaskset ? { measured, around } : null;
}

export function describePinning(pinning: Pinning): string {
  if (pinning === null) return 'everything floats over all processors';
  const { measured, around } = pinning;
  return `what is measured on processor ${measured}, with its database; callers and provider on ${around}`;
}
