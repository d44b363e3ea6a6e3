import { once } from 'node:events';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../root.mjs';

/** What a run came to, in tests and not in files or suites. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  /** A test that did not run has not passed. */
  readonly skipped: readonly string[];
  /** Files that hold no test, each of which counts as a failure. */
  readonly empty: readonly string[];
  readonly milliseconds: ReadonlyMap<string, number>;
};

/** Runs test files two at a time, each in a process of its own, and reports them as they end. */
export async function runFiles(files: readonly string[], signal: AbortSignal): Promise<Tally> {
  const counts = { passed: 0, failed: 0 };
  const skipped: string[] = [];
  const empty: string[] = [];
  const milliseconds = new Map<string, number>();

  const execArgv = ['--import', pathToFileURL(inRoot('packages', 'web', 'jsx-hook.mjs')).href];
  const stream = run({ files: [...files], concurrency: 2, signal, execArgv });
  stream.on('test:pass', ({ name, file, details, skip, todo }) => {
    if (details.type === 'suite') return;
    // The runner makes one test of a file that declares none.
    if (name === file) empty.push(name);
    else if (skip !== undefined || todo !== undefined) skipped.push(`${name} (${String(skip ?? todo)})`);
    else counts.passed += 1;
  });
  stream.on('test:fail', ({ details }) => {
    // A suite fails with its tests, which count by themselves; by itself it fails in its body or its hooks.
    const byItself = !('failureType' in details.error) || details.error.failureType !== 'subtestsFailed';
    if (details.type !== 'suite' || byItself) counts.failed += 1;
  });
  stream.on('test:complete', ({ name, file, details }) => {
    if (name === file) milliseconds.set(name, details.duration_ms);
  });
  const report = stream.compose(spec);
  report.pipe(process.stdout, { end: false });
  await once(report, 'end');
  return { passed: counts.passed, failed: counts.failed + empty.length, skipped, empty, milliseconds };
}
