import type { Pool } from 'pg';
import { recordsOfProgramme, recordsOfResults } from '../announcement/shipped.ts';
import { PROGRAMME } from '../commitments.ts';
import { RESULTS_2025 } from '../results/read-results.ts';
import { recordConsultation } from './consult.ts';
import { insertRecords } from './insert-records.ts';
import { inTransaction, lockThing } from './transaction.ts';

/**
 * Reads the facts that are shipped into the database: at the first start all of them, at a later one only
 * what is new. What the office added to a commitment since stays as it is. `at` is RFC 3339 in UTC.
 */
export async function shipFacts(pool: Pool, at: string): Promise<void> {
  const act = { by: 'shipped', at };
  await inTransaction(pool, async (client) => {
    // Two processes that start at once would otherwise wait on each other's rows.
    await lockThing(client, 'shipped facts');
    await insertRecords(client, [...recordsOfProgramme(PROGRAMME), ...recordsOfResults(RESULTS_2025)], act);
    await client.query(
      `INSERT INTO programme.metric
       SELECT id, name FROM jsonb_to_recordset($1) AS m (id text, name jsonb) ON CONFLICT DO NOTHING`,
      [JSON.stringify(RESULTS_2025.metrics)],
    );
    await client.query(
      `INSERT INTO programme.observation
       SELECT o->>'id', o->>'metric', o->>'period', o FROM jsonb_array_elements($1) AS o ON CONFLICT DO NOTHING`,
      [JSON.stringify(RESULTS_2025.observations)],
    );
    for (const day of new Set([PROGRAMME.asOf, RESULTS_2025.consultedUntil])) {
      await recordConsultation(client, day, act);
    }
  });
}
