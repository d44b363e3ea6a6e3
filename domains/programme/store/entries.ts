import { newId } from '@wasl/kernel';
import type { Pool, PoolClient } from 'pg';
import type { CommitmentRecord } from '../announcement/record.ts';
import type { Entry, EntryContent, Validation } from '../entry/entry.ts';
import { faultsOfEntry } from '../entry/faults.ts';
import { faultsOfValidation } from '../entry/validation.ts';
import { programmeProblem } from '../problems.ts';
import type { Act } from './act.ts';
import { readEntry, readRecords } from './read-records.ts';
import { refreshStandings } from './standings.ts';
import { inTransaction, lockThing } from './transaction.ts';

export type NewEntry = {
  readonly commitment: string;
  /** The accepted entry of the same kind that it corrects. */
  readonly replaces: string | null;
  readonly content: EntryContent;
};

/** Writes an entry, which then waits for a second person. Gives its identifier; refuses its first fault. */
export async function writeEntry(pool: Pool, entry: NewEntry, { by, at }: Act): Promise<string> {
  const { commitment, replaces, content } = entry;
  return inTransaction(pool, async (client) => {
    const { entries } = await recordOf(client, commitment);
    const [fault] = faultsOfEntry(content, entries);
    if (fault !== undefined) throw fault;
    const replaced = entries.find(({ id }) => id === replaces);
    if (replaces !== null && replaced?.content.kind !== content.kind) {
      throw programmeProblem('entry-unknown', { id: replaces });
    }
    const id = newId(Date.parse(at));
    await client.query('INSERT INTO programme.entry VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      id,
      commitment,
      content.kind,
      content,
      by,
      at,
      replaces,
    ]);
    return id;
  });
}

/** Keeps a second person's decision on an entry; what is accepted is public from then on. Refuses its first fault. */
export async function validateEntry(pool: Pool, id: string, validation: Validation): Promise<void> {
  await inTransaction(pool, async (client) => {
    const commitment = (await entryOf(client, id)).commitment;
    await lockThing(client, commitment);
    // Read again: somebody may have decided while this waited.
    const entry = await entryOf(client, id);
    const { entries } = await recordOf(client, commitment);
    const [fault] = faultsOfValidation(entry, validation, entries);
    if (fault !== undefined) throw fault;
    const { by, at, decision, grade, reason } = validation;
    await client.query('INSERT INTO programme.validation VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      id,
      entry.author,
      by,
      decision,
      grade,
      reason,
      at,
    ]);
    if (decision === 'accepted') await refreshStandings(client, [commitment]);
  });
}

async function entryOf(client: PoolClient, id: string): Promise<Entry> {
  const entry = await readEntry(client, id);
  if (entry === null) throw programmeProblem('entry-validated');
  return entry;
}

async function recordOf(client: PoolClient, id: string): Promise<CommitmentRecord> {
  const [record] = await readRecords(client, [id]);
  if (record === undefined) throw programmeProblem('commitment-unknown', { id });
  return record;
}
