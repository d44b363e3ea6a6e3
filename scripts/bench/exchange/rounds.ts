import type { Rival, Rivals } from './rivals.ts';

/** One round of one rival: microseconds of CPU an exchange, and exchanges a second. */
export type Round = { readonly serving: number; readonly whole: number; readonly rate: number };

export type Load = { readonly records: number; readonly callers: number };

/** A round is long enough for the hundredths of a second in which CPU is counted. */
const COUNTS = { node: 12_000, nginx: 16_000, wasl: 3_000 } as const;

export async function runRound(rivals: Rivals, rival: Rival, { records, callers }: Load): Promise<Round> {
  const { port, fresh, name } = rival;
  const count = COUNTS[name];
  let before = rival.cpu();
  const { seconds } = await rivals.closed({ kind: 'closed', port, callers, records, fresh, count }, () => {
    before = rival.cpu();
  });
  const after = rival.cpu();
  return {
    serving: (after.serving - before.serving) / count,
    whole: (after.whole - before.whole) / count,
    rate: count / seconds,
  };
}
