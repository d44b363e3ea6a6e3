import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkRules } from './check-rules.ts';
import { ROOT } from './root.mjs';
import { listFiles, readSources } from './rules/source.ts';

type Outcome = { readonly name: string; readonly failure: string; readonly milliseconds: number };

// Heaviest first; two at a time, since each of them uses more than one core by itself.
const TOOLS: readonly { readonly name: string; readonly script: string; readonly args: readonly string[] }[] =
  [
    { name: 'types (tsc)', script: 'typescript/bin/tsc', args: ['--noEmit'] },
    {
      name: 'lint with types (oxlint)',
      script: 'oxlint/bin/oxlint',
      args: ['--type-aware', '--deny-warnings'],
    },
    { name: 'nothing unused (knip)', script: 'knip/bin/knip.js', args: ['--no-progress'] },
    {
      name: 'format and lint (biome)',
      script: '@biomejs/biome/bin/biome',
      args: ['check', '--error-on-warnings', '--max-diagnostics=100'],
    },
  ];
const AT_ONCE = 2;

/** Runs every check and says a line for each, with the whole output of those that fail. */
export async function check(signal = new AbortController().signal): Promise<boolean> {
  const waiting = [...TOOLS];
  async function work(): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) {
      const outcome = await runTool(tool, signal);
      signal.throwIfAborted();
      outcomes.push(report(outcome));
    }
    return outcomes;
  }
  const tools = Promise.all(Array.from({ length: AT_ONCE }, work));
  const rules = await runRules();
  return [...rules, ...(await tools).flat()].every(({ failure }) => failure === '');
}

async function runRules(): Promise<Outcome[]> {
  const started = performance.now();
  const pinned = (await readFile(path.join(ROOT, '.node-version'), 'utf8')).trim();
  const found = checkRules(readSources(ROOT), new Set(listFiles(ROOT, '')), pinned);
  const milliseconds = (performance.now() - started) / found.size;
  return [...found].map(([name, violations]) => {
    const failure = violations.map(({ path: file, line, words }) => `${file}:${line} ${words}`).join('\n');
    return report({ name, failure, milliseconds });
  });
}

function runTool(tool: (typeof TOOLS)[number], signal: AbortSignal): Promise<Outcome> {
  const started = performance.now();
  const script = path.join(ROOT, 'node_modules', tool.script);
  return new Promise((resolve) => {
    // By this Node.js: the tools' own `#!/usr/bin/env node` would take whichever comes first in PATH.
    execFile(
      process.execPath,
      [script, ...tool.args],
      { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, signal },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`.trim();
        const failure = error === null ? '' : output || error.message;
        resolve({ name: tool.name, failure, milliseconds: performance.now() - started });
      },
    );
  });
}

function report(outcome: Outcome): Outcome {
  const { name, failure, milliseconds } = outcome;
  const mark = failure === '' ? 'ok    ' : 'FAILED';
  console.log(
    `${mark} ${name} (${(milliseconds / 1000).toFixed(1)} s)${failure === '' ? '' : `\n${failure}\n`}`,
  );
  return outcome;
}

if (import.meta.main) {
  const passed = await check();
  if (!passed) console.log('\nWhat a tool can mend by itself, `npm run fix` mends.');
  process.exitCode = passed ? 0 : 1;
}
