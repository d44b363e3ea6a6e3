import type { Clock } from '@wasl/kernel';
import type { Ledger } from '@wasl/ledger';
import { REPLAY_WINDOW_MS } from './replay.ts';

export type OrphanOptions = {
  readonly ledger: Pick<Ledger, 'claims' | 'settle'>;
  readonly clock: Clock;
  /** Ids of the exchanges under way in this process. */
  readonly underWay: ReadonlySet<string>;
  readonly report: (line: string) => void;
};

const AT_ONCE = 500;
const SWEEP_MS = 30_000;
/** A claim this young may be that of an exchange which is about to be marked as under way. */
const GRACE_MS = 10_000;

/**
 * Settles claims that nobody will: their process was killed, or their settling failed. What was claimed is
 * the complete body of a receipt with the outcome `unknown`, so it is entered as it stands. Forgets the
 * nonces of claims settled so long ago that a signature carrying one is refused for its age.
 */
export async function settleOrphans(options: OrphanOptions, before: number): Promise<number> {
  const { ledger, underWay } = options;
  const orphans = (await ledger.claims.orphans(before, AT_ONCE)).filter(({ id }) => !underWay.has(id));
  await Promise.all(orphans.map(({ id, intent }) => ledger.settle({ id, body: intent, tags: [] })));
  return orphans.length;
}

/** Settles what an earlier process left, then looks again every half minute. */
export async function startSweeping(options: OrphanOptions): Promise<{ close(): void }> {
  const { ledger, clock, report } = options;
  let found = AT_ONCE;
  while (found === AT_ONCE) found = await settleOrphans(options, clock() + 1);

  async function sweep(): Promise<void> {
    try {
      await settleOrphans(options, clock() - GRACE_MS);
      await ledger.claims.forget(clock() - 2 * REPLAY_WINDOW_MS);
    } catch (error) {
      report(`claims left open are settled later: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const timer = setInterval(() => void sweep(), SWEEP_MS);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
