import type { PoolClient } from 'pg';
import type { CommitmentRecord } from '../announcement/record.ts';
import type { PublishedSource } from '../announcement/source.ts';
import type { Act } from './act.ts';
import { refreshStandings } from './standings.ts';

/** Adds sources; one whose identifier is known stays as it is. */
export async function insertSources(
  client: PoolClient,
  sources: readonly PublishedSource[],
  { by, at }: Act,
): Promise<void> {
  await client.query(
    `INSERT INTO programme.source
     SELECT id, kind, publisher, "publishedOn", url, note, exhaustive, $2, $3
     FROM jsonb_to_recordset($1) AS s (id text, kind text, publisher text, "publishedOn" text, url text,
       note text, exhaustive boolean)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(sources), by, at],
  );
}

/**
 * Adds commitments with their sources, versions and outcomes, and says which ones. One whose identifier is
 * known stays as it is, with all that was added to it since. Entries are not added here: each is judged.
 */
export async function insertRecords(
  client: PoolClient,
  records: readonly CommitmentRecord[],
  act: Act,
): Promise<readonly string[]> {
  const { by, at } = act;
  const sources = records.flatMap(({ versions, outcomes }) =>
    [...versions, ...outcomes].map((one) => one.source),
  );
  await insertSources(client, sources, act);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO programme.commitment
     SELECT id, year, domain, $2, $3
     FROM jsonb_to_recordset($1) AS c (id text, year smallint, domain text)
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(records.map(({ id, year, domain }) => ({ id, year, domain }))), by, at],
  );
  const added = new Set(rows.map(({ id }) => id));
  const fresh = records.filter(({ id }) => added.has(id));
  await insertVersions(client, fresh, act);
  await insertOutcomes(client, fresh, act);
  await refreshStandings(client, [...added]);
  return [...added].toSorted();
}

async function insertVersions(client: PoolClient, records: readonly CommitmentRecord[], { by, at }: Act) {
  const versions = records.flatMap(({ id, versions: own }) =>
    own.map(({ source, ...version }) => ({ commitment: id, source: source.id, ...version })),
  );
  await client.query(
    `INSERT INTO programme.version
     SELECT commitment, number, source, sentence, terms, confidence, $2, $3
     FROM jsonb_to_recordset($1) AS v (commitment text, number integer, source text, sentence jsonb,
       terms jsonb, confidence text)`,
    [JSON.stringify(versions), by, at],
  );
}

async function insertOutcomes(client: PoolClient, records: readonly CommitmentRecord[], { by, at }: Act) {
  const outcomes = records.flatMap(({ id, outcomes: own }) =>
    own.map(({ source, ...outcome }, index) => ({
      commitment: id,
      number: index + 1,
      source: source.id,
      ...outcome,
    })),
  );
  await client.query(
    `INSERT INTO programme.outcome
     SELECT commitment, number, source, outcome, "to", note, confidence, $2, $3
     FROM jsonb_to_recordset($1) AS o (commitment text, number integer, source text, outcome text, "to" text,
       note jsonb, confidence text)`,
    [JSON.stringify(outcomes), by, at],
  );
}
