import { parseArgs } from 'node:util';
import { inLanguage, type Language, Problem } from '@wasl/kernel';
import { type Command, type CommandContext, EXIT, type ExitCode } from './command.ts';
import { cliProblem } from './problems.ts';

export type Terminal = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly language: Language;
  out(line: string): void;
  err(line: string): void;
};

const COMMON = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;

/** Runs a command line. Problems go to standard error in the terminal's language, or as JSON with `--json`. */
export async function runCommandLine(commands: readonly Command[], terminal: Terminal): Promise<ExitCode> {
  const json = terminal.argv.includes('--json');
  try {
    return await dispatch(commands, terminal, json);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { title, remedy } = inLanguage(error, terminal.language);
    terminal.err(
      json ? JSON.stringify({ code: error.code, title, remedy }) : `wasl: ${title} ${remedy} [${error.code}]`,
    );
    const misused = error.entry.status === 400 || error.entry.status === 503;
    return misused ? EXIT.unusable : EXIT.refused;
  }
}

async function dispatch(commands: readonly Command[], terminal: Terminal, json: boolean): Promise<ExitCode> {
  const { argv } = terminal;
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => argv[i] === word));
  if (command === undefined) {
    const first = argv.filter((word) => !word.startsWith('-')).join(' ');
    const asked = argv.length === 0 || argv.includes('--help') || argv.includes('-h') || argv[0] === 'help';
    const family = commands.filter(({ name }) => first !== '' && name.startsWith(`${first} `));
    if (!asked && family.length === 0)
      throw cliProblem('command-unknown', { command: first || argv.join(' ') });
    printHelp(family.length > 0 ? family : commands, terminal);
    return argv.length === 0 || (family.length > 0 && !asked) ? EXIT.unusable : EXIT.ok;
  }
  const { values, positionals } = readArguments(command, argv.slice(command.name.split(' ').length));
  if (values.help === true) {
    printHelp([command], terminal);
    return EXIT.ok;
  }
  const [least, most] = command.positionals;
  if (positionals.length < least || positionals.length > most) {
    throw cliProblem('usage-wrong', { why: `${positionals.length}`, usage: usageOf(command) });
  }
  const context: CommandContext = {
    positionals,
    values,
    env: terminal.env,
    cwd: terminal.cwd,
    language: terminal.language,
    json,
    print: (line) => terminal.out(typeof line === 'string' ? line : JSON.stringify(line)),
    report: (line) => terminal.err(`wasl: ${line}`),
  };
  return command.run(context);
}

function readArguments(command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...COMMON },
      allowPositionals: true,
      strict: true,
    });
    return { values: onlyScalars(values), positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw cliProblem('usage-wrong', { why: error.message, usage: usageOf(command) }, error);
  }
}

function onlyScalars(values: Readonly<Record<string, unknown>>): Record<string, string | boolean> {
  const scalars: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' || typeof value === 'boolean') scalars[name] = value;
  }
  return scalars;
}

function usageOf({ name, usage }: Command): string {
  return `wasl ${name} ${usage}`.trimEnd();
}

function printHelp(commands: readonly Command[], terminal: Terminal): void {
  for (const command of commands) {
    terminal.out(usageOf(command));
    terminal.out(`    ${command.summary[terminal.language]}`);
  }
}
