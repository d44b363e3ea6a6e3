import { type Figure, median } from '../figure.ts';
import { SMALL } from './records.ts';
import type { Rivals } from './rivals.ts';
import { type Load, type Round, runRound } from './rounds.ts';

type Rounds = { readonly node: Round[]; readonly nginx: Round[]; readonly wasl: Round[] };

/** Rounds of the rivals in turn, so that whatever else the machine does falls on all of them. */
async function interleaved(rivals: Rivals, load: Load, rounds: number): Promise<Rounds> {
  const done: Rounds = { node: [], nginx: [], wasl: [] };
  for (let i = 0; i < rounds; i++) {
    for (const rival of [rivals.node, rivals.nginx, rivals.wasl]) {
      if (rival !== null) done[rival.name].push(await runRound(rivals, rival, load));
    }
  }
  return done;
}

export type Throughput = { readonly figures: Figure[]; readonly waslRate: number };

/** CPU an exchange and exchanges a second, every caller asking again at once. Ratios are of the same round. */
export async function measureThroughput(rivals: Rivals, load: Load, rounds: number): Promise<Throughput> {
  const { node, nginx, wasl } = await interleaved(rivals, load, rounds);
  const name = `${load.records === SMALL ? '1 KB' : '10 KB'}, ${load.callers} callers`;
  const each = (list: readonly Round[], of: (round: Round) => number) => median(list.map(of));
  const cpu = (who: string, value: number): Figure => ({
    name: `CPU an exchange, ${who}, ${name}`,
    value,
    unit: 'µs',
    goal: null,
  });
  const against = (rival: readonly Round[], of: (round: Round) => number) =>
    median(wasl.map((round, i) => of(round) / (rival[i]?.whole ?? Number.NaN)));
  const rate = (who: string, list: readonly Round[]): Figure => ({
    name: `exchanges, ${who}, ${name}`,
    value: each(list, (round) => round.rate),
    unit: '/s',
    goal: null,
  });
  const figures: Figure[] = [
    cpu(
      'bare proxy on Node',
      each(node, ({ whole }) => whole),
    ),
    ...(nginx.length === 0
      ? []
      : [
          cpu(
            'nginx',
            each(nginx, ({ whole }) => whole),
          ),
        ]),
    cpu(
      'Wasl, its Node process',
      each(wasl, ({ serving }) => serving),
    ),
    cpu(
      'Wasl with PostgreSQL',
      each(wasl, ({ whole }) => whole),
    ),
    {
      name: `CPU, Wasl's Node process ÷ bare proxy, ${name}`,
      value: against(node, ({ serving }) => serving),
      unit: '',
      goal: null,
    },
    {
      name: `CPU, Wasl with PostgreSQL ÷ bare proxy, ${name}`,
      value: against(node, ({ whole }) => whole),
      unit: '',
      goal: { is: 'at most', value: 5 },
    },
    ...(nginx.length === 0
      ? []
      : [
          {
            name: `CPU, Wasl with PostgreSQL ÷ nginx, ${name}`,
            value: against(nginx, ({ whole }) => whole),
            unit: '',
            goal: null,
          },
        ]),
    rate('bare proxy on Node', node),
    ...(nginx.length === 0 ? [] : [rate('nginx', nginx)]),
    rate('Wasl', wasl),
  ];
  return { figures, waslRate: each(wasl, (round) => round.rate) };
}
