import type { Pool, PoolClient } from 'pg';
import type { CommitmentRecord, Outcome, Version } from '../announcement/record.ts';
import type { PublishedSource } from '../announcement/source.ts';
import { personalPlaces } from '../entry/personal.ts';
import { programmeProblem } from '../problems.ts';
import { spanOf } from '../span.ts';
import type { Act } from './act.ts';
import { insertRecords, insertSources } from './insert-records.ts';
import { refreshStandings } from './standings.ts';
import { inTransaction, lockThing } from './transaction.ts';

export type NewCommitment = Pick<CommitmentRecord, 'id' | 'year' | 'domain'> & { readonly version: Version };

/** Enters a commitment as a source announces it. Refuses an identifier that is taken, as `version-overtaken`. */
export async function announceCommitment(pool: Pool, commitment: NewCommitment, act: Act): Promise<void> {
  const { version, ...identity } = commitment;
  checkPublished(version.source, version, act);
  await inTransaction(pool, async (client) => {
    const record = { ...identity, versions: [{ ...version, number: 1 }], outcomes: [], entries: [] };
    const added = await insertRecords(client, [record], act);
    if (added.length === 0) throw programmeProblem('version-overtaken', { id: identity.id });
  });
}

/**
 * Enters what a later source says of a commitment: a date that moved, another wording. `version.number` is
 * the one that follows the version its writer saw. Refuses `version-overtaken` where somebody was faster, and
 * then nothing is entered.
 */
export async function addVersion(pool: Pool, id: string, version: Version, act: Act): Promise<void> {
  checkPublished(version.source, version, act);
  await addTo(pool, id, async (client) => {
    const { number, source, sentence, terms, confidence } = version;
    const { rows } = await client.query<{ next: number }>(
      'SELECT max(number) + 1 AS next FROM programme.version WHERE commitment = $1',
      [id],
    );
    if (rows[0]?.next !== number) throw programmeProblem('version-overtaken', { id });
    await insertSources(client, [source], act);
    await client.query('INSERT INTO programme.version VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      number,
      source.id,
      sentence,
      terms,
      confidence,
      act.by,
      act.at,
    ]);
  });
}

/** Enters what a later source says became of a commitment. A carry-over leads to a commitment that is known. */
export async function addOutcome(pool: Pool, id: string, outcome: Outcome, act: Act): Promise<void> {
  checkPublished(outcome.source, { note: outcome.note }, act);
  await addTo(pool, id, async (client) => {
    const { source, note, confidence } = outcome;
    const carriedTo = outcome.outcome === 'carried-over' ? outcome.to : null;
    if (carriedTo !== null) await checkLater(client, id, carriedTo);
    await insertSources(client, [source], act);
    await client.query(
      `INSERT INTO programme.outcome
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8
       FROM programme.outcome WHERE commitment = $1`,
      [id, source.id, outcome.outcome, carriedTo, note, confidence, act.by, act.at],
    );
  });
}

async function checkLater(client: PoolClient, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ later: boolean }>(
    `SELECT later.year > earlier.year AS later FROM programme.commitment earlier, programme.commitment later
     WHERE earlier.id = $1 AND later.id = $2`,
    [from, to],
  );
  if (rows[0] === undefined) throw programmeProblem('commitment-unknown', { id: to });
  if (!rows[0].later) throw programmeProblem('carried-backwards');
}

async function addTo(pool: Pool, id: string, add: (client: PoolClient) => Promise<void>) {
  await inTransaction(pool, async (client) => {
    await lockThing(client, id);
    const { rowCount } = await client.query('SELECT FROM programme.commitment WHERE id = $1', [id]);
    if (rowCount === 0) throw programmeProblem('commitment-unknown', { id });
    await add(client);
    await refreshStandings(client, [id]);
  });
}

/** A source is of a day that has been, and what is taken from it names nobody. */
function checkPublished(source: PublishedSource, taken: Parameters<typeof personalPlaces>[0], { at }: Act) {
  const span = spanOf(source.publishedOn);
  if (span === null || span.from > at.slice(0, 10)) {
    throw programmeProblem('date-malformed', { field: 'publishedOn' });
  }
  const [field] = personalPlaces({ source, taken });
  if (field !== undefined) throw programmeProblem('publication-personal', { field });
}
