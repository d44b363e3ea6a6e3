import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

/** Syntax of this year; what a browser lacks beyond syntax the program finds out, and says. */
const TARGET = 'es2022';

let bundled: Promise<string> | null = null;

/**
 * The verifier's program for a browser, from the rooms that the command line runs. It is the same for
 * every node and language, so its hash can be compared between servers. Made once in a process.
 */
export function verifierProgram(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./verify-app/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    // Nothing outside this repository may change what verifies.
    tsconfigRaw: {},
  });
  // esbuild's process has done its one job; a server runs for months.
  await stop();
  const [program] = outputFiles;
  if (program === undefined) throw new RangeError('esbuild made no program');
  return program.text.trim();
}
