import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { inLanguage, type Language, Problem } from '@wasl/kernel';
import { type Command, type CommandContext, EXIT, type ExitCode, type OptionValues } from './command.ts';
import { commandHelp, familyHelp, type HelpGroup, usageOf, wholeHelp } from './help.ts';
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
export async function runCommandLine(groups: readonly HelpGroup[], terminal: Terminal): Promise<ExitCode> {
  const json = terminal.argv.includes('--json');
  try {
    return await dispatch(groups, terminal, json);
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

async function dispatch(groups: readonly HelpGroup[], terminal: Terminal, json: boolean): Promise<ExitCode> {
  const { argv } = terminal;
  const commands = groups.flatMap((group) => group.commands);
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => argv[i] === word));
  if (command === undefined) return helpOrUnknown(groups, commands, terminal);
  const { values, positionals } = readArguments(command, argv.slice(command.name.split(' ').length));
  if (values.help === true) {
    for (const line of commandHelp(command, terminal.language)) terminal.out(line);
    return EXIT.ok;
  }
  refuseMisuse(command, values, positionals);
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

/** What `--help` asks for: everything, or one family. A name that is neither is refused. */
function helpOrUnknown(
  groups: readonly HelpGroup[],
  commands: readonly Command[],
  { argv, language, out }: Terminal,
): ExitCode {
  const asked = argv.length === 0 || argv.includes('--help') || argv.includes('-h') || argv[0] === 'help';
  const words = argv.filter((word) => !word.startsWith('-') && word !== 'help').join(' ');
  const named = commands.filter(({ name }) => words === name || name.startsWith(`${words} `));
  if (words !== '' && named.length === 0) throw cliProblem('command-unknown', { command: words });
  if (words === '' && !asked) throw cliProblem('command-unknown', { command: argv.join(' ') });
  const [one] = named;
  const single = one !== undefined && one.name === words ? commandHelp(one, language) : null;
  const lines = words === '' ? wholeHelp(groups, language) : (single ?? familyHelp(named, language));
  for (const line of lines) out(line);
  return asked && argv.length > 0 ? EXIT.ok : EXIT.unusable;
}

function readArguments(command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...parserOptions(command), ...COMMON },
      allowPositionals: true,
      strict: true,
    });
    return { values: onlyKnown(values), positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw cliProblem('usage-wrong', { why: error.message, usage: usageOf(command) }, error);
  }
}

function parserOptions({ options }: Command): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value, repeated, default: fallback }]) => [
      name,
      {
        type: value === null ? ('boolean' as const) : ('string' as const),
        multiple: repeated === true,
        ...(fallback === undefined ? {} : { default: fallback }),
      },
    ]),
  );
}

function onlyKnown(values: Readonly<Record<string, unknown>>): OptionValues {
  const known: Record<string, string | boolean | readonly string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' || typeof value === 'boolean') known[name] = value;
    else if (Array.isArray(value)) known[name] = value.map(String);
  }
  return known;
}

function refuseMisuse(command: Command, values: OptionValues, positionals: readonly string[]): void {
  const [least, most] = command.positionals;
  if (positionals.length < least || positionals.length > most) {
    throw cliProblem('usage-wrong', { why: positionals.join(' ') || command.usage, usage: usageOf(command) });
  }
  const missing = Object.entries(command.options)
    .filter(([name, option]) => option.required === true && values[name] === undefined)
    .map(([name]) => `--${name}`);
  if (missing.length > 0) {
    throw cliProblem('usage-wrong', { why: missing.join(', '), usage: usageOf(command) });
  }
}
