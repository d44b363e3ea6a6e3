import { type Clock, newId } from '@wasl/kernel';
import { encodeBody, type RegistryHead } from '@wasl/receipt';

/** Counts refusals that leave no receipt of their own: one entry stands for all of a code and a minute. */
export type Aggregate = {
  /** Nobody is named: who sent an unauthenticated request is not known, whatever it says. */
  count(code: string): void;
  /** Enters what is counted and stops; what cannot be entered is reported. */
  close(): Promise<void>;
};

export type AggregateOptions = {
  readonly node: string;
  readonly clock: Clock;
  readonly head: () => RegistryHead;
  readonly settle: (draft: {
    readonly id: string;
    readonly body: Uint8Array;
    readonly tags: readonly Uint8Array[];
  }) => Promise<unknown>;
  readonly report: (line: string) => void;
};

type Ended = { readonly id: string; readonly minute: number; readonly code: string; readonly count: number };

const MINUTE_MS = 60_000;
const FLUSH_MS = 5_000;

/** A flood of a thousand a second then grows the log by one entry a minute (docs/exchange.md §4). */
export function createAggregate({ node, clock, head, settle, report }: AggregateOptions): Aggregate {
  let minute = Math.floor(clock() / MINUTE_MS);
  let counts = new Map<string, number>();
  let ended: readonly Ended[] = [];
  let entering = Promise.resolve();
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();

  function endMinute(): void {
    const past = minute;
    // The id is drawn once, so that an entry whose outcome was lost is not entered twice.
    ended = [
      ...ended,
      ...[...counts].map(([code, count]) => ({ id: newId(clock()), minute: past, code, count })),
    ];
    counts = new Map();
    minute = Math.floor(clock() / MINUTE_MS);
  }

  async function enter(): Promise<void> {
    for (const one of ended) {
      const { id, code, count } = one;
      const body = encodeBody({
        kind: 'refusals',
        id,
        node,
        registry: head(),
        // A clock that was set back must not date the count before what it counts.
        at: new Date(Math.max(clock(), one.minute * MINUTE_MS)).toISOString(),
        code,
        minute: new Date(one.minute * MINUTE_MS).toISOString(),
        count,
      });
      try {
        await settle({ id, body, tags: [] });
      } catch (error) {
        return report(`refusals not entered yet: ${error instanceof Error ? error.message : String(error)}`);
      }
      ended = ended.filter((other) => other !== one);
    }
  }

  function flush(): Promise<void> {
    if (Math.floor(clock() / MINUTE_MS) > minute) endMinute();
    entering = entering.then(enter);
    return entering;
  }

  return {
    count(code) {
      if (Math.floor(clock() / MINUTE_MS) > minute) endMinute();
      counts.set(code, (counts.get(code) ?? 0) + 1);
    },
    async close() {
      clearInterval(timer);
      endMinute();
      await flush();
    },
  };
}
