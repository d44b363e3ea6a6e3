import { hasCode } from '@wasl/kernel';
import type { Client } from 'pg';
import { openClient } from '../connection.ts';
import { SUPERUSER } from './initialise.ts';
import type { Layout } from './layout.ts';
import { type Postmaster, postmasterOf } from './postmaster.ts';
import { serverProblem } from './problem.ts';

/** A server that answered, and the connection to its database `postgres` on which it did. */
export type Answer = { readonly postmaster: Postmaster; readonly client: Client };

/**
 * Asks the server of the data folder once; undefined while it does not run, or not yet.
 * Refuses `postgresql-secret-refused` when it answers but does not take our password.
 */
export async function askServer(layout: Layout, password: string): Promise<Answer | undefined> {
  const postmaster = await postmasterOf(layout.data);
  if (postmaster === undefined || postmaster.socketFolder === '') return undefined;
  const { socketFolder: host, port } = postmaster;
  try {
    const client = await openClient({
      host,
      port,
      user: SUPERUSER,
      password,
      database: 'postgres',
      ssl: false,
    });
    return { postmaster, client };
  } catch (error) {
    // 28P01 and 28000: it knows neither our superuser nor its password.
    if (hasCode(error, '28P01', '28000')) {
      throw serverProblem('postgresql-secret-refused', { folder: layout.data }, error);
    }
    return undefined;
  }
}
