import type { Pool } from 'pg';
import type { Metric, Observation } from '../results/observation.ts';

/** The figures of these periods, or all, with or without a source, and what they count. */
export async function readObservations(
  pool: Pool,
  periods: readonly string[] | null,
): Promise<{ readonly metrics: readonly Metric[]; readonly observations: readonly Observation[] }> {
  const [metrics, observations] = await Promise.all([
    pool.query<Metric>('SELECT id, name FROM programme.metric ORDER BY id'),
    pool.query<{ content: Observation }>(
      'SELECT content FROM programme.observation WHERE $1::text[] IS NULL OR period = ANY($1) ORDER BY id',
      [periods],
    ),
  ]);
  return { metrics: metrics.rows, observations: observations.rows.map(({ content }) => content) };
}
