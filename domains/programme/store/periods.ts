import { hasCode } from '@wasl/kernel';
import type { Pool } from 'pg';
import { type Correction, faultsOfCorrection } from '../period/correction.ts';
import { type FrozenPeriod, freezePeriod, type PeriodContent } from '../period/freeze.ts';
import { faultsOfPublication } from '../period/publication.ts';
import { programmeProblem } from '../problems.ts';
import type { Act } from './act.ts';
import { consultedUntil } from './consult.ts';
import { readObservations } from './observations.ts';
import { readYear } from './read-records.ts';
import { inTransaction, lockThing } from './transaction.ts';

/**
 * Freezes a year as it stands and keeps its bytes, for a second person to publish. Freezing again what did
 * not change gives the same period; refuses `period-frozen` for anything else.
 */
export async function freezeYear(
  pool: Pool,
  year: number,
  { weights, notice }: Pick<PeriodContent, 'weights' | 'notice'>,
  act: Act,
): Promise<FrozenPeriod> {
  const period = String(year);
  const [records, asOf, { metrics, observations }] = await Promise.all([
    readYear(pool, year),
    consultedUntil(pool),
    readObservations(pool, [period]),
  ]);
  const frozen = freezePeriod({ period, asOf, records, metrics, observations, weights, notice });
  await pool.query('INSERT INTO programme.frozen VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
    period,
    frozen.bytes,
    Buffer.from(frozen.sha256, 'hex'),
    act.by,
    act.at,
  ]);
  const kept = await readFrozen(pool, period);
  if (kept.sha256 !== frozen.sha256) throw programmeProblem('period-frozen', { period });
  return kept;
}

/** Publishes a frozen period. Refuses `publisher-alone` for whoever froze it, and nothing for a second time. */
export async function publishPeriod(pool: Pool, period: string, { by, at }: Act): Promise<void> {
  const { proposedBy } = await readFrozen(pool, period);
  const [fault] = faultsOfPublication({ proposedBy, approvedBy: by });
  if (fault !== undefined) throw fault;
  await pool.query('INSERT INTO programme.publication VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
    period,
    proposedBy,
    by,
    at,
  ]);
}

/** Proposes a correction of a frozen period; gives its number. Refuses its first fault. */
export async function proposeCorrection(
  pool: Pool,
  period: string,
  correction: Correction,
  { by, at }: Act,
): Promise<number> {
  const [fault] = faultsOfCorrection(await readFrozen(pool, period), correction);
  if (fault !== undefined) throw fault;
  return inTransaction(pool, async (client) => {
    await lockThing(client, `period ${period}`);
    const { rows } = await client.query<{ number: number }>(
      `INSERT INTO programme.correction
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4 FROM programme.correction WHERE period = $1
       RETURNING number`,
      [period, correction, by, at],
    );
    return rows[0]?.number ?? 0;
  });
}

/** Approves a correction, which is then shown beside the period. Refuses `publisher-alone`. */
export async function approveCorrection(
  pool: Pool,
  period: string,
  number: number,
  { by, at }: Act,
): Promise<void> {
  await pool
    .query(
      `INSERT INTO programme.correction_approval
       SELECT period, number, proposed_by, $3, $4 FROM programme.correction
       WHERE period = $1 AND number = $2 ON CONFLICT DO NOTHING`,
      [period, number, by, at],
    )
    .catch((error: unknown) => {
      // 23514: the rule of two people, as the table holds it.
      throw hasCode(error, '23514') ? programmeProblem('publisher-alone', {}, error) : error;
    });
}

export type PublishedPeriod = FrozenPeriod & {
  readonly publishedAt: string;
  readonly corrections: readonly (Correction & { readonly number: number; readonly approvedAt: string })[];
};

/** A period that was published, with its corrections by number; null where none was. */
export async function readPublished(pool: Pool, period: string): Promise<PublishedPeriod | null> {
  const { rows } = await pool.query<{ at: Date }>(
    'SELECT approved_at AS at FROM programme.publication WHERE period = $1',
    [period],
  );
  if (rows[0] === undefined) return null;
  const [{ bytes, sha256 }, corrections] = await Promise.all([
    readFrozen(pool, period),
    pool.query<{ number: number; content: Correction; at: Date }>(
      `SELECT number, c.content, a.approved_at AS at
       FROM programme.correction c JOIN programme.correction_approval a USING (period, number)
       WHERE period = $1 ORDER BY number`,
      [period],
    ),
  ]);
  return {
    period,
    bytes,
    sha256,
    publishedAt: rows[0].at.toISOString(),
    corrections: corrections.rows.map(({ number, content, at }) => ({
      ...content,
      number,
      approvedAt: at.toISOString(),
    })),
  };
}

async function readFrozen(
  pool: Pool,
  period: string,
): Promise<FrozenPeriod & { readonly proposedBy: string }> {
  const { rows } = await pool.query<{ document: Buffer; sha256: string; proposedBy: string }>(
    `SELECT document, encode(sha256, 'hex') AS sha256, proposed_by AS "proposedBy"
     FROM programme.frozen WHERE period = $1`,
    [period],
  );
  if (rows[0] === undefined) throw programmeProblem('period-unknown', { period });
  const { document, sha256, proposedBy } = rows[0];
  return { period, bytes: new Uint8Array(document), sha256, proposedBy };
}
