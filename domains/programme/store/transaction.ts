import type { Pool, PoolClient } from 'pg';

/** Runs the work in one transaction: all of it is kept, or none. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let lost = false;
  try {
    await client.query('BEGIN');
    const outcome = await work(client);
    await client.query('COMMIT');
    return outcome;
  } catch (error) {
    // A connection that cannot roll back is not given to anybody else.
    await client.query('ROLLBACK').catch(() => {
      lost = true;
    });
    throw error;
  } finally {
    client.release(lost);
  }
}

/**
 * Lets one transaction at a time add to a thing (a commitment, a period), so that what is worked out from it
 * takes all that was added. A lock of its own: a row lock would need the right to change rows.
 */
export async function lockThing(client: PoolClient, name: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('programme ' || $1, 0))", [name]);
}
