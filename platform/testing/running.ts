import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', 'main.ts');
const WASL = join(import.meta.dirname, '..', 'wasl.ts');
/** As the launchers do: without it there are no pages in `.tsx`. */
const JSX = ['--import', import.meta.resolve('@wasl/web/jsx-hook')];

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** A home that goes with the test. Others may pass through, as PostgreSQL under root must. */
export async function scratchHome() {
  const folder = await mkdtemp(join(tmpdir(), 'wasl-platform-'));
  await chmod(folder, 0o711);
  return {
    home: join(folder, 'home'),
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function environment(home: string, more: Readonly<Record<string, string>>) {
  return { PATH: process.env.PATH, LANG: 'C', PORT: '0', WASL_HOME: home, ...more };
}

/** The platform as its own process, ready to answer; `url` is where. */
export async function startPlatform(home: string, more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [...JSX, MAIN], { env: environment(home, more) });
  const lines = collect(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [, ready] = /wasl: ready at (\S+)/.exec(lines().out) ?? [];
      if (ready !== undefined) resolve(ready);
    });
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${lines().out}${lines().err}`)));
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return {
    url,
    child,
    ended,
    lines,
    async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts a platform that is expected to refuse; resolves to how it ended. */
export async function startRefused(home: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...JSX, MAIN], { env: environment(home, more) });
  const lines = collect(child);
  const code = await new Promise<number | null>((resolve) => child.on('close', (ended) => resolve(ended)));
  return { code, ...lines() };
}

/** Runs `wasl` with its arguments. */
export async function wasl(
  home: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [WASL, ...args], { env: environment(home, more) });
  const lines = collect(child);
  const code = await new Promise<number | null>((resolve) => child.on('close', (ended) => resolve(ended)));
  return { code, ...lines() };
}

function collect(child: ChildProcess): () => { out: string; err: string } {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  return () => ({ out, err });
}
