import { join } from 'node:path';
import { type Binaries, binariesIn, OLDEST_MAJOR } from './binaries.ts';
import type { Candidate } from './candidates.ts';
import type { ExistingData, Layout } from './layout.ts';
import { serverProblem } from './problem.ts';
import { canRun, type RunAs, waysToRun } from './run-as.ts';

/**
 * The first candidate that fits, and the way to run it. A data folder fits only binaries of its own major
 * version, and only under the account that owns it.
 * Refuses `postgresql-not-found`, `postgresql-too-old`, `postgresql-other-major`, and
 * `postgresql-out-of-reach` when root can lend neither an account nor a namespace that reaches the folders.
 */
export async function chooseBinaries(
  candidates: readonly Candidate[],
  layout: Layout,
  data: ExistingData | undefined,
  self: number,
): Promise<{ binaries: Binaries; way: RunAs }> {
  const passed = new Map<string, Binaries>();
  const ways = await waysToRun(self, data);
  for (const candidate of candidates) {
    const binaries = await binariesIn(candidate);
    if (binaries === undefined || passed.has(binaries.folder)) continue;
    passed.set(binaries.folder, binaries);
    if (!fits(binaries, data)) continue;
    for (const way of ways) {
      if (way.way === 'self' || (await canRun(way, join(binaries.folder, 'postgres'), layout.db))) {
        return { binaries, way };
      }
    }
  }
  throw whyNone([...passed.values()], layout, data);
}

function fits(binaries: Binaries, data: ExistingData | undefined): boolean {
  return data === undefined ? binaries.major >= OLDEST_MAJOR : binaries.major === data.major;
}

function whyNone(passed: readonly Binaries[], layout: Layout, data: ExistingData | undefined) {
  const found = [...new Set(passed.map(({ version }) => version))].join(', ');
  if (passed.some((binaries) => fits(binaries, data))) {
    return serverProblem('postgresql-out-of-reach', { folder: layout.db });
  }
  if (data !== undefined) {
    return serverProblem('postgresql-other-major', {
      folder: layout.data,
      major: data.major,
      found: found || '-',
    });
  }
  if (passed.length > 0) return serverProblem('postgresql-too-old', { oldest: OLDEST_MAJOR, found });
  return serverProblem('postgresql-not-found', { oldest: OLDEST_MAJOR });
}
