import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

export type ChildWitness = {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it said on its standard error until it ended, and its exit code. */
  readonly ended: Promise<{ code: number | null; said: string }>;
  kill(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('serve.ts', import.meta.url));

/**
 * Starts a witness in a process of its own and waits until it answers. With `noWrites` its kernel refuses it
 * every write to a file (RLIMIT_FSIZE of 0), whoever it runs as.
 */
export async function spawnWitness(
  t: TestContext,
  home: string,
  options: { readonly noWrites?: boolean } = {},
): Promise<ChildWitness> {
  const command = [process.execPath, PROGRAM, home];
  const limited = ['sh', '-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'sh', ...command];
  const [program = '', ...args] = options.noWrites === true ? limited : command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (part) => {
    said += String(part);
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, said }));
  const lines = createInterface({ input: child.stdout });
  const url = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(() => Promise.reject(new Error(`the witness did not start: ${said}`))),
  ]);
  return {
    url,
    process: child,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
