import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { releaseLock, takeLock } from '../advisory-lock.ts';

const HEAD_START = 300;

/**
 * Whether this process supervises the server it is connected to. The lock lives with the connection, so
 * that a supervisor killed with -9 leaves it free, whatever becomes of its pid.
 * A server that we did not start may belong to a process that started it a moment ago and is about to take
 * the lock: a free lock is left to that process for a while before it counts as abandoned.
 */
export async function claimSupervision(client: Client, startedByUs: boolean): Promise<boolean> {
  if (startedByUs) return takeLock(client, 'supervisor', 2_000);
  if (!(await takeLock(client, 'supervisor', 1))) return false;
  await releaseLock(client, 'supervisor');
  await delay(HEAD_START);
  return takeLock(client, 'supervisor', 1);
}
