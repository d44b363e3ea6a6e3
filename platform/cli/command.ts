import type { Language, Localised } from '@wasl/kernel';

/** How a command ended: done or valid; refused or not valid; not usable as called. */
export const EXIT = { ok: 0, refused: 1, unusable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An option as it is read and as `--help` explains it. */
export type CommandOption = {
  /** What follows it, such as FILE; null for a switch. */
  readonly value: string | null;
  readonly about: Localised;
  /** Whether it may stand several times, each time with another value. */
  readonly repeated?: boolean;
  /** Whether the command means nothing without it. */
  readonly required?: boolean;
  readonly default?: string;
};

/** The options given, by name: text, every text of a repeated one, or true for a switch. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export type CommandContext = {
  readonly positionals: readonly string[];
  readonly values: OptionValues;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly language: Language;
  /** Whether the reader is a program: `--json`. */
  readonly json: boolean;
  /** Prints a line to standard output; an object as JSON. */
  print(line: string | object): void;
  /** Prints a line to standard error: progress, which is no part of the answer. */
  report(line: string): void;
};

export type Command = {
  /** Words that call it, such as `ledger note`. */
  readonly name: string;
  /** The words that follow the name, as `--help` shows them; the options are shown from `options`. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: Localised;
  /** What a sentence cannot say: one line each. */
  readonly details?: readonly Localised[];
  readonly options: Readonly<Record<string, CommandOption>>;
  /** How many words may follow. */
  readonly positionals: readonly [least: number, most: number];
  run(context: CommandContext): Promise<ExitCode>;
};
