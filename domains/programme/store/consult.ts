import type { Pool, PoolClient } from 'pg';
import { programmeProblem } from '../problems.ts';
import { isDay } from '../span.ts';
import type { Act } from './act.ts';

/**
 * Records that the office looked on a day at all that is published. To enter one source is no consultation: it
 * says nothing of what others hold.
 */
export async function recordConsultation(db: Pool | PoolClient, day: string, { by, at }: Act): Promise<void> {
  if (!isDay(day) || day > at.slice(0, 10)) throw programmeProblem('date-malformed', { field: 'day' });
  await db.query('INSERT INTO programme.consultation VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    day,
    by,
    at,
  ]);
}

/** The last day on which sources were consulted. */
export async function consultedUntil(db: Pool | PoolClient): Promise<string> {
  const { rows } = await db.query<{ day: string | null }>(
    'SELECT max(day)::text AS day FROM programme.consultation',
  );
  const day = rows[0]?.day ?? null;
  if (day === null) throw new TypeError('the shipped facts were not read in');
  return day;
}
