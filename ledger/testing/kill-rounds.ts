import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readlink, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasCode } from '@wasl/kernel';

/**
 * What is killed by SIGKILL: the process that records; the database under it, after which it must go on by
 * itself; the server process behind its own connection; or the database and it, in this order or the other.
 */
const VICTIMS = ['recorder', 'database', 'backend', 'database-first', 'recorder-first'] as const;
type Victim = (typeof VICTIMS)[number];

export type KillOptions = {
  readonly rounds: number;
  readonly seed: number;
  /** No round is begun after so many milliseconds. */
  readonly untilMs?: number;
  readonly report: (line: string) => void;
};

export type KillSummary = {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly twice: number;
  /** Everything that was not as it must be, lost and twice included. */
  readonly problems: readonly string[];
};

const RECORDER = fileURLToPath(new URL('recorder.ts', import.meta.url));
/** A new home now and then: what a round has to look through would grow without end. */
const ROUNDS_A_HOME = 20;
const PATIENCE_MS = 60_000;
const ROOM = 2 ** 30;

/** Kills recorder and database in rounds; each round begins by holding the ledger against what it acknowledged. */
export async function killRounds(options: KillOptions): Promise<KillSummary> {
  const random = randomFrom(options.seed);
  const started = Date.now();
  const problems: string[] = [];
  let acknowledged = 0;
  let rounds = 0;
  while (rounds < options.rounds && problems.length === 0) {
    const home = await newHome();
    try {
      let said = '';
      for (let i = 0; i < ROUNDS_A_HOME && rounds < options.rounds && problems.length === 0; i++) {
        if (Date.now() - started > (options.untilMs ?? Number.POSITIVE_INFINITY)) break;
        const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'recorder';
        const round = await runRound(home, said, victim, random);
        said += round.said;
        problems.push(...round.problems.map((problem) => `round ${rounds + 1}, ${victim}: ${problem}`));
        rounds += 1;
        options.report(`round ${rounds}: ${victim}, ${round.said.split('\n').length - 1} lines`);
      }
      const last = await startRecorder(home, said, 'check');
      problems.push(...(await last.checked()));
      await last.ended;
      acknowledged += said.split('\n').filter((line) => line.startsWith('+ ')).length;
    } finally {
      await killDatabase(home);
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
    if (Date.now() - started > (options.untilMs ?? Number.POSITIVE_INFINITY)) break;
  }
  const count = (what: string) => problems.filter((problem) => problem.includes(`: ${what} `)).length;
  return { rounds, acknowledged, lost: count('lost'), twice: count('twice'), problems };
}

async function runRound(
  home: string,
  before: string,
  victim: Victim,
  random: () => number,
): Promise<{ said: string; problems: readonly string[] }> {
  const recorder = await startRecorder(home, before, 'record');
  const problems = await recorder.checked();
  if (problems.length === 0) {
    const backends = await recorder.ready();
    await pause(20 + random() * 400);
    if (victim === 'database' || victim === 'backend') {
      if (victim === 'database') await killDatabase(home);
      else await killIn(home, backends[Math.floor(random() * backends.length)] ?? 0);
      await recorder.acknowledgedMore();
      await pause(random() * 150);
    }
    if (victim === 'database-first') await killDatabase(home);
    if (victim.endsWith('-first')) await pause(random() * 20);
    recorder.process.kill('SIGKILL');
    if (victim === 'recorder-first') await killDatabase(home);
  }
  recorder.process.kill('SIGKILL');
  await recorder.ended;
  return { said: recorder.said(), problems: [...problems, ...recorder.failures()] };
}

async function startRecorder(home: string, before: string, mode: 'check' | 'record') {
  const file = join(home, 'acknowledged');
  await writeFile(file, before);
  const child = spawn(process.execPath, [RECORDER, home, file, mode], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const checked = Promise.withResolvers<string>();
  const ready = Promise.withResolvers<string>();
  const failures: string[] = [];
  let said = '';
  let acknowledged = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('checked ')) checked.resolve(line.slice('checked '.length));
    else if (line.startsWith('ready ')) ready.resolve(line.slice('ready '.length));
    else if (line.startsWith('halted ')) failures.push(`it halted: ${line.slice('halted '.length)}`);
    else said += `${line}\n`;
    if (line.startsWith('+ ')) acknowledged += 1;
  });
  const ended = once(child, 'close').then(() => {
    const reason = new Error(`the recorder ended: ${errors}`);
    checked.reject(reason);
    ready.reject(reason);
  });
  for (const { promise } of [checked, ready]) promise.catch(() => {});

  async function within<T>(what: string, promise: Promise<T>): Promise<T> {
    const late = pause(PATIENCE_MS, undefined, { ref: false }).then(() => {
      throw new Error(`${what} took more than ${PATIENCE_MS} ms: ${errors}`);
    });
    late.catch(() => {});
    return Promise.race([promise, late]);
  }

  return {
    process: child satisfies ChildProcess,
    ended,
    said: () => said,
    failures: () => failures,
    /** What it found wrong with what its forerunners acknowledged. */
    async checked(): Promise<readonly string[]> {
      const { problems } = JSON.parse(await within('a start', checked.promise));
      return Array.isArray(problems) ? problems.map(String) : [];
    },
    ready: async () => (await within('a start', ready.promise)).split(' ').map(Number),
    /** Resolves when it acknowledged more than by now: it goes on by itself. */
    async acknowledgedMore(): Promise<void> {
      const before_ = acknowledged;
      const waiting = (async () => {
        while (acknowledged < before_ + CALLERS_SEEN && child.exitCode === null) await pause(10);
      })();
      await within('going on without the database', waiting);
    },
  };
}

/** More than were acknowledged by the server but not yet read from the pipe when it was killed. */
const CALLERS_SEEN = 100;

async function newHome(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => null);
  const roomy = memory !== null && memory.bavail * memory.bsize > ROOM;
  const home = await mkdtemp(join(roomy ? '/dev/shm' : tmpdir(), 'wasl-kill-'));
  // The account that the server runs under, when this one is root, passes through.
  await chmod(home, 0o711);
  return home;
}

async function killDatabase(home: string): Promise<void> {
  const text = await readFile(join(home, 'db', 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  await killIn(home, Number(text.split('\n')[0]));
}

/** Kills a server process of this home. A number that was read may by now be somebody else's. */
async function killIn(home: string, pid: number): Promise<void> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  if (!folder.startsWith(home)) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
