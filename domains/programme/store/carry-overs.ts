import type { Pool } from 'pg';
import type { CarryOver } from '../announcement/carry-over.ts';

/** All carry-overs from year to year. */
export async function readCarryOvers(pool: Pool): Promise<readonly CarryOver[]> {
  const { rows } = await pool.query<CarryOver>(
    'SELECT commitment AS "from", carried_to AS "to" FROM programme.outcome WHERE carried_to IS NOT NULL',
  );
  return rows;
}
