import type { PoolClient } from 'pg';
import { searchedText } from '../search/searched-text.ts';
import { lastDayOf } from '../span.ts';
import { rowOf } from '../view/row.ts';
import { readRecords } from './read-records.ts';

/** Works out again where these commitments stand, from all that is held of them. */
export async function refreshStandings(client: PoolClient, ids: readonly string[]): Promise<void> {
  const records = await readRecords(client, ids);
  const rows = records.map((record) => {
    const row = rowOf(record);
    const { terms } = row;
    return {
      id: row.id,
      year: row.year,
      domain: row.domain,
      kind: terms.kind,
      region: terms.place?.region.iso ?? null,
      place_known: row.placeKnown,
      event: row.event,
      silent_since: row.silentSince,
      completion: row.completion,
      due_to: terms.due === null ? null : lastDayOf(terms.due),
      changed_on: row.changedOn,
      row,
    };
  });
  await client.query(
    `INSERT INTO programme.standing
     SELECT * FROM jsonb_populate_recordset(NULL::programme.standing, $1)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, region = excluded.region,
       place_known = excluded.place_known, event = excluded.event, silent_since = excluded.silent_since,
       completion = excluded.completion, due_to = excluded.due_to, changed_on = excluded.changed_on,
       row = excluded.row`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `INSERT INTO programme.searched
     SELECT * FROM jsonb_populate_recordset(NULL::programme.searched, $1)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text`,
    [JSON.stringify(records.map((record) => ({ id: record.id, text: searchedText(record) })))],
  );
}
