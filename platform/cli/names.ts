import { isCode } from '@wasl/receipt';
import type { Command } from './command.ts';
import { usageOf } from './help.ts';
import { cliProblem } from './problems.ts';

/** The codes of a name such as `ORG/SYSTEM`, exactly so many; refuses `usage-wrong`. */
export function codesOf(command: Command, text: string | undefined, count: number): readonly string[] {
  const codes = (text ?? '').split('/');
  if (codes.length !== count || !codes.every(isCode)) {
    throw cliProblem('usage-wrong', { why: text ?? '', usage: usageOf(command) });
  }
  return codes;
}

/** What is listed under a name; refuses `subject-unlisted` and says which command lists what there is. */
export function listed<T>(found: T | undefined, subject: string, list: string): T {
  if (found === undefined) throw cliProblem('subject-unlisted', { subject, list });
  return found;
}
