import type { Pool, PoolClient } from 'pg';
import type { CommitmentRecord } from '../announcement/record.ts';
import type { Entry } from '../entry/entry.ts';

const TIME = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const SOURCE = `jsonb_build_object('id', s.id, 'kind', s.kind, 'publisher', s.publisher,
  'publishedOn', s.published_on, 'url', s.url, 'note', s.note, 'exhaustive', s.exhaustive)`;

const ENTRY = `jsonb_build_object('id', e.id, 'commitment', e.commitment, 'author', e.author,
  'at', to_char(e.at AT TIME ZONE 'UTC', ${TIME}), 'replaces', e.replaces, 'content', e.content,
  'validation', CASE WHEN d.entry IS NOT NULL THEN jsonb_build_object('by', d.by,
    'at', to_char(d.at AT TIME ZONE 'UTC', ${TIME}), 'decision', d.decision, 'grade', d.grade,
    'reason', d.reason) END)`;

/**
 * One statement: a page of one commitment costs one journey to the database. Each part is gathered for all
 * that is wanted at once: asked commitment by commitment, 10,000 with 50,000 entries took twice as long, and
 * minutes where the tables had just been filled and PostgreSQL knew nothing of them yet.
 */
function recordsWhere(condition: string): string {
  return `
  WITH wanted AS (SELECT id, year, domain FROM programme.commitment WHERE ${condition}),
  told AS (
    SELECT v.commitment, jsonb_agg(jsonb_build_object('number', v.number, 'source', ${SOURCE},
      'sentence', v.sentence, 'terms', v.terms, 'confidence', v.confidence) ORDER BY v.number) AS versions
    FROM wanted w JOIN programme.version v ON v.commitment = w.id JOIN programme.source s ON s.id = v.source
    GROUP BY v.commitment),
  became AS (
    SELECT o.commitment, jsonb_agg(jsonb_build_object('source', ${SOURCE}, 'note', o.note,
      'confidence', o.confidence, 'outcome', o.outcome)
      || CASE WHEN o.carried_to IS NULL THEN '{}' ELSE jsonb_build_object('to', o.carried_to) END
      ORDER BY o.number) AS outcomes
    FROM wanted w JOIN programme.outcome o ON o.commitment = w.id JOIN programme.source s ON s.id = o.source
    GROUP BY o.commitment),
  written AS (
    SELECT e.commitment, jsonb_agg(${ENTRY} ORDER BY e.at, e.id) AS entries
    FROM wanted w JOIN programme.entry e ON e.commitment = w.id JOIN programme.validation d ON d.entry = e.id
    WHERE d.decision = 'accepted' GROUP BY e.commitment)
  SELECT w.id, w.year, w.domain, told.versions, coalesce(became.outcomes, '[]') AS outcomes,
    coalesce(written.entries, '[]') AS entries
  FROM wanted w JOIN told ON told.commitment = w.id LEFT JOIN became ON became.commitment = w.id
    LEFT JOIN written ON written.commitment = w.id
  ORDER BY w.id`;
}

const BY_ID = recordsWhere('id = ANY($1)');
const BY_YEAR = recordsWhere('year = $1');

/** The records of these commitments, by identifier; one that does not exist is left out. */
export async function readRecords(
  db: Pool | PoolClient,
  ids: readonly string[],
): Promise<readonly CommitmentRecord[]> {
  const { rows } = await db.query<CommitmentRecord>(BY_ID, [ids]);
  return rows;
}

/** All records of a year's programme, by identifier. */
export async function readYear(db: Pool | PoolClient, year: number): Promise<readonly CommitmentRecord[]> {
  const { rows } = await db.query<CommitmentRecord>(BY_YEAR, [year]);
  return rows;
}

/** One entry as it stands, whatever was decided of it; null where there is none. */
export async function readEntry(db: Pool | PoolClient, id: string): Promise<Entry | null> {
  const { rows } = await db.query<{ entry: Entry }>(
    `SELECT ${ENTRY} AS entry FROM programme.entry e LEFT JOIN programme.validation d ON d.entry = e.id
      WHERE e.id = $1`,
    [id],
  );
  return rows[0]?.entry ?? null;
}
