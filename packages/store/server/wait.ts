import { setTimeout as delay } from 'node:timers/promises';
import type { Progress } from '../progress.ts';
import { lastWords } from './last-words.ts';
import type { Layout } from './layout.ts';
import { serverProblem } from './problem.ts';

const POLL = 20;
const TELL_EVERY = 10_000;
/** Replaying a gigabyte of log takes about a minute on a slow disk; beyond this a person has to look. */
const PATIENCE = 600_000;

/**
 * Tries every 20 ms until there is an outcome, and tells now and then that it is still waiting.
 * Refuses `postgresql-silent` after ten minutes.
 */
export async function untilOutcome<Outcome>(
  layout: Layout,
  progress: Progress,
  attempt: () => Promise<Outcome | undefined>,
): Promise<Outcome> {
  const start = Date.now();
  for (let told = start; Date.now() - start < PATIENCE; await delay(POLL)) {
    const outcome = await attempt();
    if (outcome !== undefined) return outcome;
    if (Date.now() - told > TELL_EVERY) {
      told = Date.now();
      progress('still-waiting', { seconds: Math.round((told - start) / 1000) });
    }
  }
  throw serverProblem('postgresql-silent', { folder: layout.log, reason: await lastWords(layout.log) });
}
