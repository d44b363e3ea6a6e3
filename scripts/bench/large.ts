import { appendRate } from './appends.ts';
import { type Figure, median } from './figure.ts';
import { draft, openScene } from './scene.ts';

const SMALL = 10_000;
const LARGE = 10_000_000;
const ROUNDS = 5;
/** Few, so that ten million fit a small disk: an append meets the indexes and the edge, not old bodies. */
const BODY_BYTES = 64;

async function rateAt(entries: number): Promise<{ rate: number; grownMiB: number }> {
  const scene = await openScene();
  try {
    await (await scene.openLedger()).close();
    await scene.load(entries, BODY_BYTES);
    const ledger = await scene.openLedger();
    await appendRate(() => ledger.settle(draft()), 2_000);
    const before = process.memoryUsage().rss;
    const rates: number[] = [];
    for (let i = 0; i < ROUNDS; i++) rates.push((await appendRate(() => ledger.settle(draft()))).rate);
    const grownMiB = (process.memoryUsage().rss - before) / 2 ** 20;
    await ledger.close();
    return { rate: median(rates), grownMiB };
  } finally {
    await scene.close();
  }
}

/** Appends to a log of ten million entries against one of ten thousand, in the same run. */
export async function measureLarge(): Promise<Figure[]> {
  const small = await rateAt(SMALL);
  const large = await rateAt(LARGE);
  return [
    { name: 'appends at 10⁴ entries', value: small.rate, unit: 'appends/s', goal: null },
    { name: 'appends at 10⁷ entries', value: large.rate, unit: 'appends/s', goal: null },
    {
      name: 'appends at 10⁷ ÷ appends at 10⁴',
      value: large.rate / small.rate,
      unit: '',
      goal: { is: 'at least', value: 0.8 },
    },
    {
      name: 'memory grown over the rounds at 10⁷',
      value: large.grownMiB,
      unit: 'MiB',
      goal: { is: 'at most', value: 64 },
    },
  ];
}
