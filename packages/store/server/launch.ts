import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from './layout.ts';
import { commandAs, type RunAs } from './run-as.ts';

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches this process and not
 * its database, which `stop` ends once the last write is done. What it says before its log opens goes to
 * `start.log`.
 */
export function launch(
  program: string,
  layout: Layout,
  way: RunAs,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = commandAs(way, program, ['-D', layout.data, ...args]);
  const log = openSync(join(layout.log, 'start.log'), 'w', 0o600);
  const child = spawn(command.file, command.args, {
    ...command.options,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  // The exit handler of the supervisor ends the server; the server must not keep this process alive.
  child.unref();
  child.on('error', () => undefined);
  return child;
}
