import { install } from './install.mjs';
import { launch } from './launch.mjs';
import { plainly } from './refusal.mjs';
import { inRoot, ROOT } from './root.mjs';

// On a change `--watch` sends SIGTERM and waits for the exit before it starts again, so that the platform
// stops its database first. The output stays on screen: it may hold the reason of a crash.
const WATCH = ['--watch', '--watch-kill-signal=SIGTERM', '--watch-preserve-output'];

await plainly(async () => {
  const node = await install('runtime');
  const args = process.argv.slice(2);
  const watch = args[0] === '--watch' ? args.splice(0, 1) : [];
  launch(node, [...(watch.length > 0 ? WATCH : []), inRoot('platform', 'main.ts'), ...args], { cwd: ROOT });
});
