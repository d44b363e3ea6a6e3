import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { openClient } from '../connection.ts';
import { hasCode } from '../files/error-code.ts';
import type { Progress } from '../progress.ts';
import { SUPERUSER } from './initialise.ts';
import { lastWords } from './last-words.ts';
import type { Layout } from './layout.ts';
import { type Postmaster, postmasterOf } from './postmaster.ts';
import { serverProblem } from './problem.ts';

/** A server that answered, and the connection to its database `postgres` on which it did. */
export type Answer = { readonly postmaster: Postmaster; readonly client: Client };

const POLL = 20;
const STILL_WAITING = 10_000;
/** Replaying a gigabyte of log takes about a minute on a slow disk; beyond this a person has to look. */
const PATIENCE = 600_000;

/**
 * Waits until the server of the data folder answers our secret, and returns that connection (database
 * `postgres`). `child` is the server that we started, if we did. Undefined when the server that we found
 * was on its way out: the caller starts another.
 * Refuses `postgresql-not-started` with its last words, `postgresql-secret-refused`, `postgresql-silent`.
 */
export async function untilAnswering(
  layout: Layout,
  password: string,
  child: ChildProcess | undefined,
  progress: Progress,
): Promise<Answer | undefined> {
  const start = Date.now();
  for (let told = start; Date.now() - start < PATIENCE; await delay(POLL)) {
    const ended =
      child !== undefined &&
      (child.exitCode !== null || child.signalCode !== null || child.pid === undefined);
    const postmaster = await postmasterOf(layout.data);
    // A second process may have won the race for the folder: then its server is the one to wait for.
    if (postmaster === undefined && ended) {
      throw serverProblem('postgresql-not-started', {
        folder: layout.log,
        reason: await lastWords(layout.log),
      });
    }
    if (postmaster === undefined && child === undefined) return undefined;
    const client = postmaster?.socketFolder ? await answerOf(postmaster, password, layout) : undefined;
    if (postmaster !== undefined && client !== undefined) return { postmaster, client };
    if (Date.now() - told > STILL_WAITING) {
      progress('still-recovering', { seconds: Math.round((Date.now() - start) / 1000) });
      told = Date.now();
    }
  }
  throw serverProblem('postgresql-silent', { folder: layout.log, reason: await lastWords(layout.log) });
}

async function answerOf(
  postmaster: Postmaster,
  password: string,
  layout: Layout,
): Promise<Client | undefined> {
  const { socketFolder: host, port } = postmaster;
  try {
    return await openClient({ host, port, user: SUPERUSER, password, database: 'postgres', ssl: false });
  } catch (error) {
    // 28P01 and 28000: it answers, and knows neither our superuser nor its password.
    if (hasCode(error, '28P01', '28000')) {
      throw serverProblem('postgresql-secret-refused', { folder: layout.data }, error);
    }
    return undefined;
  }
}
