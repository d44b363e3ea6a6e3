import { runCommandLine } from '../cli/run.ts';
import { COMMANDS } from '../commands/index.ts';
import type { Ran } from './running.ts';

/** `wasl` on a home, in this process: what a start of Node costs is not what a journey is about. */
export function commandLine(home: string) {
  return async function run(...args: readonly string[]): Promise<Ran> {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await runCommandLine(COMMANDS, {
      argv: args,
      env: { WASL_HOME: home },
      cwd: home,
      language: 'en',
      out: (line) => out.push(`${line}\n`),
      err: (line) => err.push(`${line}\n`),
    });
    return { code, out: out.join(''), err: err.join('') };
  };
}

/** The same, for commands that must end well; gives what they printed. */
export function succeeding(run: ReturnType<typeof commandLine>) {
  return async function done(...args: readonly string[]): Promise<string> {
    const { code, out, err } = await run(...args);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${out}${err}`);
    return out;
  };
}
