import type { Pool } from 'pg';
import type { Quotas } from '../gateway/quota.ts';

/** What agreements used on a day (counted from 1970 in UTC), by agreement. */
export async function readQuotaUsed(pool: Pool, day: number): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ agreement: string; used: string }>(
    'SELECT agreement, used FROM exchange.quota_used WHERE day = $1',
    [day],
  );
  return new Map(rows.map(({ agreement, used }) => [agreement, Number(used)]));
}

/** Keeps what was used. After a crash an agreement gets back what it used since this last ran. */
export async function writeQuotaUsed(pool: Pool, { day, used }: ReturnType<Quotas['today']>): Promise<void> {
  if (used.size === 0) return;
  await pool.query(
    `INSERT INTO exchange.quota_used (agreement, day, used)
     SELECT agreement, $3, used FROM unnest($1::text[], $2::bigint[]) AS t (agreement, used)
     ON CONFLICT (agreement) DO UPDATE SET day = excluded.day, used = excluded.used`,
    [[...used.keys()], [...used.values()], day],
  );
}
