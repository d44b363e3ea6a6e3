import type { ParseArgsOptionsConfig } from 'node:util';
import type { Language, Localised } from '@wasl/kernel';

/** How a command ended: done or valid; refused or not valid; not usable as called. */
export const EXIT = { ok: 0, refused: 1, unusable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type CommandContext = {
  readonly positionals: readonly string[];
  /** The options given, by name: text, or true for a switch. */
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
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
  /** What follows the name, as `--help` shows it. */
  readonly usage: string;
  readonly summary: Localised;
  readonly options: ParseArgsOptionsConfig;
  /** How many words may follow. */
  readonly positionals: readonly [least: number, most: number];
  run(context: CommandContext): Promise<ExitCode>;
};
