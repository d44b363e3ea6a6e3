import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startTestCluster } from '@wasl/store/testing';
import { ROOT } from './check/repository.ts';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SLOWEST = 10;

const args = process.argv.slice(2);
const withBrowser = !args.includes('--no-browser');
const patterns = args.filter((arg) => !arg.startsWith('--'));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function findBrowser(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

async function testFiles(): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob('**/*.test.ts', { cwd: ROOT, exclude: ['**/node_modules/**', '.wasl/**'] })) {
    found.push(path);
  }
  return found
    .filter((path) => withBrowser || !path.endsWith('.browser.test.ts'))
    .filter((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)))
    .sort();
}

function check(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts', 'check.ts')], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

/** Runs the files, each in a process of its own; counts what the runner itself counts as tests. */
async function runFiles(files: readonly string[]): Promise<{ passed: number; failed: number }> {
  const counts = { passed: 0, failed: 0 };
  const took = new Map<string, number>();
  const stream = run({ files: files.map((path) => join(ROOT, path)), concurrency: 2, forceExit: false });
  stream.on('test:pass', ({ details }) => {
    if (details.type !== 'suite') counts.passed += 1;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') counts.failed += 1;
  });
  stream.on('test:summary', ({ file, duration_ms }) => {
    if (file !== undefined) took.set(file, duration_ms);
  });
  const reported = stream.compose(spec);
  reported.pipe(process.stdout);
  await new Promise((resolve) => reported.on('end', resolve));
  say('slowest files:');
  for (const [file, ms] of [...took].sort((a, b) => b[1] - a[1]).slice(0, SLOWEST)) {
    say(`  ${(ms / 1_000).toFixed(1)} s ${file.slice(ROOT.length + 1)}`);
  }
  return counts;
}

async function main(): Promise<boolean> {
  if (withBrowser && findBrowser() === undefined) {
    say('test: Chromium was not found. Install it (apt-get install chromium), or name it in CHROMIUM.');
    say('test: npm test -- --no-browser runs the rest.');
    return false;
  }
  if (patterns.length > 0) say(`test: only files that match ${patterns.join(', ')}; the check is left out`);
  const checked = patterns.length > 0 || (await check());
  const cluster = await startTestCluster();
  Object.assign(process.env, cluster.env, { CHROMIUM: findBrowser() ?? '' });
  const stopped = new Promise<null>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(null));
  });
  try {
    const counts = await Promise.race([runFiles(await testFiles()), stopped]);
    if (counts === null) return false;
    if (!withBrowser) say('INCOMPLETE: browser tests were not run');
    say(`${counts.passed} passed, ${counts.failed + (checked ? 0 : 1)} failed`);
    if (!checked) say('test: the check failed; it counts as one failure');
    return checked && counts.failed === 0 && counts.passed > 0;
  } finally {
    await cluster.stop();
  }
}

process.exit((await main()) ? 0 : 1);
