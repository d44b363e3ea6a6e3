import type { Figure } from '../figure.ts';
import { measureFiltering } from './filtering.ts';
import { describePinning } from './pinning.ts';
import { LARGE, SMALL } from './records.ts';
import { openRivals } from './rivals.ts';
import { runRound } from './rounds.ts';
import { measureTail } from './tail.ts';
import { measureThroughput } from './throughput.ts';

const LOADS = [SMALL, LARGE].flatMap((records) => [32, 256].map((callers) => ({ records, callers })));

/**
 * What an exchange costs, everything on, against a proxy that does nothing: on Node, and nginx. `quick` takes fewer
 * rounds and ten seconds for the tail.
 */
export async function* measureExchange(
  quick: boolean,
  say: (line: string) => void,
): AsyncGenerator<Figure[]> {
  yield measureFiltering();
  const rivals = await openRivals();
  try {
    say(`exchange: ${describePinning(rivals.pinning)}`);
    if (rivals.nginx === null) say('exchange: nginx is not installed, so nothing is compared with it');
    // Wasl has ten times the code to be compiled by what it meets, and a third of the requests in a round.
    for (const rival of [rivals.node, rivals.nginx, rivals.wasl, rivals.wasl, rivals.wasl]) {
      if (rival !== null) await runRound(rivals, rival, { records: SMALL, callers: 32 });
    }
    let capacity = 0;
    for (const load of quick ? LOADS.slice(0, 2) : LOADS) {
      const measured = await measureThroughput(rivals, load, quick ? 3 : 5);
      yield measured.figures;
      if (load.records === SMALL) capacity = Math.max(capacity, measured.waslRate);
    }
    yield await measureTail(rivals, capacity / 2, quick ? 10 : 60);
  } finally {
    await rivals.close();
  }
}
