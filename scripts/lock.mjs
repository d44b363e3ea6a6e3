import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { Refusal } from './refusal.mjs';

const BEAT_MS = 2_000;
// A process number says nothing across containers that share a folder; a lock that is no longer touched does.
const STALE_MS = 20_000;
const PATIENCE_MS = 15 * 60_000;

/**
 * Runs `work` while holding the lock file, one process at a time. `onWait` is called once when another
 * process holds it. A lock whose holder died is taken over after 20 s.
 */
export async function withLock(file, onWait, work) {
  const token = randomBytes(12).toString('hex');
  const started = Date.now();
  for (let waited = false; !take(file, token); waited = true) {
    if (!waited) onWait();
    if (Date.now() - started > PATIENCE_MS) {
      throw new Refusal(
        `Another install has held ${file} for a quarter of an hour. If none runs, delete that file.`,
      );
    }
    breakStale(file);
    await sleep(250);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (holder(file) === token) unlinkSync(file);
  }
}

function take(file, token) {
  try {
    writeFileSync(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Only who creates the claim file named after the dead holder's token may remove its lock: without it, two
 * processes that both saw the same stale lock could remove each other's fresh one.
 */
function breakStale(file) {
  const dead = holder(file);
  if (dead === undefined || ageOf(file) < STALE_MS) return;
  const claim = `${file}.${dead}`;
  try {
    closeSync(openSync(claim, 'wx'));
  } catch (error) {
    if (error.code === 'EEXIST') return;
    throw error;
  }
  try {
    if (holder(file) === dead) unlinkSync(file);
  } finally {
    unlinkSync(claim);
  }
}

function holder(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // The lock was taken over while this process was suspended; the release sees a foreign token.
  }
}
