import { compileContract, filterFor, parseContract, validateResponse } from '@wasl/exchange';
import { fromUtf8, utf8 } from '@wasl/log';
import { parseStrictJson } from '@wasl/receipt';
import type { Figure } from '../figure.ts';
import { answerOf, CONTRACT, FIELDS, LARGE } from './records.ts';

const RUNS = 5_000;

/** An answer of 10 KB from bytes to bytes: strict JSON, the contract, the agreed fields. */
export function measureFiltering(): Figure[] {
  const operation = compileContract(parseContract(utf8(CONTRACT))).operations.get('listRecords');
  if (operation === undefined) throw new Error('the contract has no such operation');
  const bytes = answerOf(LARGE);
  const times: number[] = [];
  for (let i = 0; i < 2 * RUNS; i++) {
    const start = performance.now();
    const value = parseStrictJson(fromUtf8(bytes), bytes.length);
    validateResponse(operation, 200, 'json', value);
    utf8(JSON.stringify(filterFor(operation, FIELDS)(value).value));
    // The first half warms up.
    if (i >= RUNS) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const name = 'contract and field filter on 10 KB';
  return [
    { name: `${name}, median`, value: times[RUNS / 2] ?? Number.NaN, unit: 'ms', goal: null },
    {
      name: `${name}, 99 of 100 within`,
      value: times[Math.floor(RUNS * 0.99)] ?? Number.NaN,
      unit: 'ms',
      goal: { is: 'at most', value: 1 },
    },
  ];
}
