import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '@wasl/store';
import { fsck } from '../fsck.ts';
import { LEDGER_MODULE } from '../ledger.ts';

export type KillReport = {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Acknowledged and not there, at another index, or there twice. */
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly findings: readonly string[];
};

const RECORDER = join(import.meta.dirname, 'recorder.ts');
const VICTIMS = ['process', 'database', 'both'] as const;
const LONGEST_MS = 400;

/** A small generator with a seed, so that a round that failed can be run again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Records under load and kills −9 the process, its database, or both; gives what was acknowledged. */
async function killOnce(home: string, random: () => number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [RECORDER, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve) => child.on('close', resolve));
  let text = '';
  const postmaster = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
      const [, pid] = /^ready (\d+)\n/.exec(text) ?? [];
      if (pid !== undefined) resolve(Number(pid));
    });
    child.on('close', (code) => reject(new Error(`the recorder ended with ${code} before it was ready`)));
  });
  await pause(random() * LONGEST_MS);
  const victim = VICTIMS[Math.floor(random() * VICTIMS.length)];
  if (victim !== 'process') process.kill(postmaster, 'SIGKILL');
  if (victim === 'database') await pause(random() * LONGEST_MS);
  child.kill('SIGKILL');
  await closed;
  // A last line without its newline was being written when the process died; what it says is whole or not.
  const lines = text.slice(0, text.lastIndexOf('\n')).split('\n').slice(1);
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const [id = '', index = ''] = line.split(' ');
        return [id, Number(index)];
      }),
  );
}

/**
 * Runs rounds of killing on one home, then holds what was acknowledged in all of them against the
 * database, and has fsck recompute everything.
 */
export async function killRounds(
  home: string,
  rounds: number,
  seed: number,
  report: (line: string) => void,
): Promise<KillReport> {
  const random = seeded(seed);
  const acknowledged = new Map<string, number>();
  for (let round = 1; round <= rounds; round++) {
    for (const [id, index] of await killOnce(home, random)) acknowledged.set(id, index);
    if (round % 50 === 0) report(`round ${round} of ${rounds}: ${acknowledged.size} acknowledged`);
  }
  const store = await openStore({ home, modules: [LEDGER_MODULE], report: () => {} });
  try {
    const client = await store.connect(LEDGER_MODULE.name);
    const { rows } = await client.query<{ id: string; at: string; times: number }>(
      `SELECT receipt AS id, min(index) AS at, count(*)::int AS times FROM ledger.entry
       WHERE receipt IS NOT NULL GROUP BY receipt`,
    );
    const stored = new Map(rows.map(({ id, at, times }) => [id, { at: Number(at), times }]));
    const { findings } = await fsck(client);
    await client.end();
    return {
      rounds,
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter(([id, index]) => stored.get(id)?.at !== index).map(([id]) => id),
      twice: rows.filter(({ times }) => times > 1).map(({ id }) => id),
      findings: findings.map(({ at, what }) => `${at}: ${what}`),
    };
  } finally {
    await store.close();
  }
}
