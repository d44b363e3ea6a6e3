import { type Figure, median } from '../figure.ts';
import { SMALL } from './records.ts';
import type { Rival, Rivals } from './rivals.ts';

const CONNECTIONS = 64;

/** Time to the answer at a rate that both can keep, from the moment at which each request was due. */
export async function measureTail(rivals: Rivals, rate: number, seconds: number): Promise<Figure[]> {
  const ask = ({ port, fresh }: Rival) =>
    rivals.open({ kind: 'open', port, fresh, callers: CONNECTIONS, records: SMALL, rate, seconds });
  const node = await ask(rivals.node);
  const wasl = await ask(rivals.wasl);
  const at = `at ${Math.round(rate)}/s for ${seconds} s`;
  const time = (who: string, part: string, value: number): Figure => ({
    name: `time to the answer, ${who}, ${part}, ${at}`,
    value,
    unit: 'ms',
    goal: null,
  });
  return [
    time('bare proxy on Node', 'median', node.p50),
    time('bare proxy on Node', '99 of 100 within', node.p99),
    time('bare proxy on Node', '999 of 1000 within', node.p999),
    time('Wasl', 'median', wasl.p50),
    time('Wasl', '99 of 100 within', wasl.p99),
    time('Wasl', '999 of 1000 within', wasl.p999),
    {
      name: `999 of 1000 within, Wasl ÷ bare proxy, ${at}`,
      value: wasl.p999 / node.p999,
      unit: '',
      goal: { is: 'at most', value: 2 },
    },
    {
      name: `answers of the worst second ÷ the median second, Wasl, ${at}`,
      value: Math.min(...wasl.perSecond) / median(wasl.perSecond),
      unit: '',
      goal: { is: 'at least', value: 0.5 },
    },
  ];
}
