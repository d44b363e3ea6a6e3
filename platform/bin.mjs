#!/usr/bin/env node
// `npx wasl` already finds the pinned Node first; called by its path, an older one may be running this.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const OLDEST_WITH_TYPES = 24;

if (Number(process.versions.node.split('.')[0]) >= OLDEST_WITH_TYPES) {
  await import('./wasl.ts');
} else {
  const pinned = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  const program = fileURLToPath(new URL('./wasl.ts', import.meta.url));
  const run = spawnSync(pinned, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (run.error !== undefined) process.stderr.write(`wasl: ${run.error.message}\n`);
  process.exitCode = run.status ?? 2;
}
