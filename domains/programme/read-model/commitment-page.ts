import type { Pool } from 'pg';
import { type Chain, chainOf } from '../announcement/carry-over.ts';
import { readCarryOvers } from '../store/carry-overs.ts';
import { consultedUntil } from '../store/consult.ts';
import { readRecords } from '../store/read-records.ts';
import { type CommitmentView, viewOf } from '../view/commitment-view.ts';

export type CommitmentPage = {
  readonly asOf: string;
  readonly commitment: CommitmentView;
  readonly acrossYears: Chain;
};

/** All that anybody may read of one commitment; null where there is none. */
export async function commitmentPage(pool: Pool, id: string): Promise<CommitmentPage | null> {
  const [asOf, [record], links] = await Promise.all([
    consultedUntil(pool),
    readRecords(pool, [id]),
    readCarryOvers(pool),
  ]);
  if (record === undefined) return null;
  return { asOf, commitment: viewOf(record, asOf), acrossYears: chainOf(id, links) };
}
