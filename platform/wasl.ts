import { hasCode } from '@wasl/kernel';
import { runCommandLine } from './cli/run.ts';
import { COMMANDS } from './commands/index.ts';
import { languageHere } from './platform.ts';

// A reader that has seen enough (`wasl verify … | head`) closes the pipe; the verdict is unchanged.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!hasCode(error, 'EPIPE')) throw error;
  });
}

process.exitCode = await runCommandLine(COMMANDS, {
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  language: languageHere(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
