import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../root.mjs';

/** A process of the bench. It is spoken to in lines of JSON, and ends with its standard input. */
export type Party = {
  readonly pid: number;
  say(value: unknown): void;
  /** The next line that it says. Rejects where it ended first. */
  heard(): Promise<string>;
  stop(): Promise<void>;
};

/** A database stops before its node does. */
const PATIENCE_MS = 30_000;
const FOLDER = join(ROOT, 'scripts', 'bench', 'exchange');

/** Starts a program of this folder on one processor, null for any. `flags` go to Node. */
export function startNode(
  file: string,
  processor: number | null,
  args: readonly string[],
  flags: readonly string[] = [],
): Party {
  return startParty([process.execPath, ...flags, join(FOLDER, file), ...args], processor);
}

/** taskset puts itself in the place of the program, which therefore has the id of the child. */
export function startParty(command: readonly string[], processor: number | null): Party {
  const [program = '', ...args] =
    processor === null ? command : ['taskset', '--cpu-list', String(processor), ...command];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    say(value) {
      child.stdin.write(`${JSON.stringify(value)}\n`);
    },
    async heard() {
      const { done, value } = await lines.next();
      if (done === true) throw new Error(`${command.join(' ')} ended before it had said what was asked`);
      return value;
    },
    async stop() {
      child.stdin.end();
      const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}
