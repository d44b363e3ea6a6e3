import type { Pool } from 'pg';
import type { OpenLog } from './open-logs.ts';

/** Since when a witness has said nothing of a log; `witness` is its key name. */
export type WitnessAge = { readonly origin: string; readonly witness: string; readonly seconds: number };

/** How long ago each witness last cosigned each of these logs; `now` in milliseconds. */
export async function witnessAges(
  pool: Pool,
  logs: readonly Pick<OpenLog, 'log'>[],
  now: number,
): Promise<WitnessAge[]> {
  const { rows } = await pool.query<{ log: number; vkey: string; seen_at: Date }>(
    'SELECT log, vkey, seen_at FROM ledger.witnessed WHERE log = ANY($1::smallint[])',
    [logs.map(({ log }) => log.id)],
  );
  return rows.flatMap((row) => {
    const found = logs.find(({ log }) => log.id === row.log);
    const witness = row.vkey.split('+', 1)[0] ?? '';
    const seconds = Math.max(0, (now - row.seen_at.getTime()) / 1_000);
    return found === undefined ? [] : [{ origin: found.log.origin, witness, seconds }];
  });
}
