import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestCluster } from '@wasl/store/testing';
import { check } from './check.ts';
import { ROOT } from './root.mjs';
import { listFiles } from './rules/source.ts';
import { findChromium, isBrowserTest } from './testing/browser.ts';
import { runFiles, type Tally } from './testing/run-files.ts';

const BUDGET_MINUTES = 15;
const SLOWEST = 10;
const GRACE_MS = 2_000;

/** Ends early on Ctrl-C and its like, and when the budget is spent; whoever waits on it cleans up. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
}
setTimeout(
  () => stop.abort(new Error(`stopped after ${BUDGET_MINUTES} minutes: a run must not take longer`)),
  BUDGET_MINUTES * 60_000,
).unref();

async function main(args: readonly string[]): Promise<boolean> {
  const patterns = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--no-browser');
  if (unknown !== undefined)
    return refuse(`npm test knows no ${unknown}; it knows --no-browser and patterns.`);
  const chosen = listFiles(ROOT, '')
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
    .toSorted();
  const leftOut = args.includes('--no-browser') ? chosen.filter(isBrowserTest) : [];
  const files = chosen.filter((file) => !leftOut.includes(file));
  if (files.length === 0) return refuse(`No test file matches ${patterns.join(', ')}.`);

  if (files.some(isBrowserTest)) {
    const chromium = findChromium(process.env);
    if (chromium === undefined) {
      return refuse(
        'The browser tests need Chromium: apt-get install chromium, or name one in CHROMIUM.\n' +
          'Without them: npm test -- --no-browser',
      );
    }
    process.env.CHROMIUM = chromium;
  }

  if (patterns.length > 0)
    console.log(`Only the files that match ${patterns.join(', ')}; the check is left out.`);
  const checked = patterns.length > 0 || (await check(stop.signal));
  const tally = await runWithCluster(files);
  tell(tally);
  if (!checked) console.log('FAILED: the check, far above; it counts as one');
  console.log(`${tally.passed} passed, ${tally.failed + (checked ? 0 : 1)} failed`);
  if (leftOut.length > 0) console.log('INCOMPLETE: browser tests were not run');
  return checked && tally.passed > 0 && tally.failed === 0;
}

/** One throw-away PostgreSQL for all files: each takes databases of its own in it. */
async function runWithCluster(files: readonly string[]): Promise<Tally> {
  stop.signal.throwIfAborted();
  const cluster = await startTestCluster();
  try {
    Object.assign(process.env, cluster.env);
    return await runFiles(
      files.map((file) => path.join(ROOT, file)),
      stop.signal,
    );
  } finally {
    await cluster.stop();
  }
}

function tell(tally: Tally): void {
  const slowest = [...tally.milliseconds].toSorted(([, a], [, b]) => b - a).slice(0, SLOWEST);
  console.log('\nThe slowest files:');
  for (const [file, milliseconds] of slowest) {
    console.log(`${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${path.relative(ROOT, file)}`);
  }
  for (const line of tally.skipped) console.log(`SKIPPED ${line}`);
  for (const file of tally.empty) console.log(`FAILED: ${path.relative(ROOT, file)} holds no test`);
}

/** What the files started and did not get to stop: it shares the process group that the launcher gave us. */
async function stopGroup(): Promise<void> {
  try {
    process.kill(-process.pid, 'SIGTERM');
  } catch {
    return; // Started without the launcher: the group is someone else's.
  }
  await sleep(GRACE_MS);
}

function refuse(words: string): false {
  console.error(words);
  return false;
}

try {
  const passed = await main(process.argv.slice(2));
  process.exitCode = passed ? 0 : 1;
} catch (error) {
  if (!stop.signal.aborted) throw error;
}
if (stop.signal.aborted) {
  await stopGroup();
  console.error(`\nThe run was ${stop.signal.reason.message}.`);
  process.exitCode = 1;
}
// A test that leaves something open must not keep the whole run waiting.
process.exit();
