import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';

import { inRoot } from './root.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SAME_WISH_MS = 500;
const ORPHAN_CHECK_MS = 1_000;
const LEASH = pathToFileURL(inRoot('scripts', 'leash.mjs')).href;
const JSX = pathToFileURL(inRoot('packages', 'web', 'jsx-hook.mjs')).href;

/**
 * Runs the given Node.js in this process's place: same terminal, same signals, same exit code (128 + n
 * when a signal ended it). Does not return.
 *
 * The child leads a process group of its own. A terminal sends Ctrl-C to its whole foreground group and npm
 * sends it once more; this way both end here, and the child is told once.
 */
export function launch(node, args, options = {}) {
  const child = spawn(node, ['--import', LEASH, '--import', JSX, ...args], {
    ...options,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const watching = process.env.npm_lifecycle_event === undefined ? undefined : stopWithParent(child);
  for (const signal of SIGNALS) {
    let last = 0;
    process.on(signal, () => {
      clearInterval(watching);
      const now = Date.now();
      if (now - last > SAME_WISH_MS) child.kill(signal);
      last = now;
    });
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** An npm that is killed outright, or by SIGHUP, tells nobody; what it runs would stay behind. */
function stopWithParent(child) {
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    child.kill('SIGTERM');
  }, ORPHAN_CHECK_MS);
  return watching;
}
