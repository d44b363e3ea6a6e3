import { hash } from 'node:crypto';
import { newId } from '@wasl/kernel';
import type { Pool } from 'pg';
import { recordsOfProgramme } from '../announcement/shipped.ts';
import { PROGRAMME } from '../commitments.ts';
import { COMPLETIONS, type Entry, GRADES } from '../entry/entry.ts';
import { insertRecords } from '../store/insert-records.ts';
import { refreshStandings } from '../store/standings.ts';
import { inTransaction } from '../store/transaction.ts';

const ACT = { by: 'fill', at: '2026-01-02T08:00:00.000Z' };
const BATCH = 1_000;

export type Fill = { readonly commitments: number; readonly evidence: number; readonly year: number };

/**
 * Fills a store as a bench needs it: commitments of one year with titles and places like the announced ones,
 * their evidence, every other one with a step. Its entries are written past the rules, which look at one
 * commitment at a time. Gives the identifiers.
 */
export async function fillProgramme(
  pool: Pool,
  { commitments, evidence, year }: Fill,
): Promise<readonly string[]> {
  const models = recordsOfProgramme(PROGRAMME);
  const ids = Array.from({ length: commitments }, (_, i) => idOf(year, i));
  for (let start = 0; start < commitments; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    await inTransaction(pool, async (client) => {
      const records = batch.flatMap((id, at) => {
        const model = models[(start + at) % models.length];
        return model === undefined ? [] : [{ ...model, id, year }];
      });
      await insertRecords(client, records, ACT);
      const share = Math.floor(evidence / commitments);
      const entries = batch.flatMap((id, at) => entriesOf(id, share, start + at));
      await client.query(
        `INSERT INTO programme.entry
         SELECT id, commitment, content->>'kind', content, author, at, NULL
         FROM jsonb_to_recordset($1) AS e (id uuid, commitment text, content jsonb, author text, at timestamptz)`,
        [JSON.stringify(entries)],
      );
      await client.query(
        `INSERT INTO programme.validation
         SELECT id, author, 'reviewer', 'accepted', validation->>'grade', 'bench', at
         FROM jsonb_to_recordset($1) AS e (id uuid, author text, at timestamptz, validation jsonb)`,
        [JSON.stringify(entries)],
      );
      await refreshStandings(client, batch);
    });
  }
  return ids;
}

/** A letter and four digits: more would read like the number of an identity card. */
function idOf(year: number, index: number): string {
  return `${year}-${String.fromCharCode(65 + Math.floor(index / 10_000))}${String(index % 10_000).padStart(4, '0')}`;
}

function entriesOf(commitment: string, evidence: number, seed: number): readonly Entry[] {
  const common = { commitment, author: ACT.by, at: ACT.at, replaces: null };
  const validation = {
    by: 'reviewer',
    at: ACT.at,
    decision: 'accepted',
    grade: null,
    reason: 'bench',
  } as const;
  const items = Array.from({ length: evidence }, (_, index): Entry => {
    const name = `${commitment} ${index + 1}`;
    return {
      ...common,
      id: newId(),
      content: {
        kind: 'evidence',
        form: 'document',
        title: { ar: `محضر رقم ${name}`, fr: `Procès-verbal ${name}`, en: null },
        sha256: hash('sha256', name, 'hex'),
        dated: '2026-01-01',
        receipt: null,
      },
      validation: { ...validation, grade: GRADES[index % GRADES.length] ?? 'declared' },
    };
  });
  if (seed % 2 === 1) return items;
  const completion = COMPLETIONS[1 + ((seed / 2) % 4)] ?? 'limited';
  const reason = { ar: 'انطلقت الأشغال', fr: null, en: null };
  const step = { kind: 'step', completion, reason, evidence: items.slice(0, 1).map(({ id }) => id) } as const;
  return [...items, { ...common, id: newId(), content: step, validation }];
}
