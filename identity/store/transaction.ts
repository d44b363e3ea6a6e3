import type { Pool, PoolClient } from 'pg';

export type Database = Pick<PoolClient, 'query'>;

/** Runs the work in one transaction: all of it is kept, or none. */
export async function inTransaction<T>(pool: Pool, work: (client: Database) => Promise<T>): Promise<T> {
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
