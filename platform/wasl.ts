import { runCommandLine } from './cli/run.ts';
import { COMMANDS } from './commands/index.ts';
import { languageHere } from './platform.ts';

process.exitCode = await runCommandLine(COMMANDS, {
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  language: languageHere(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
