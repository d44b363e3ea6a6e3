import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { Refusal } from './refusal.mjs';
import { inRoot, nodeMajor } from './root.mjs';

/** The oldest Node.js that runs Wasl's TypeScript when the pinned one cannot run here. */
const OLDEST_RUNTIME = 24;
// Called by this path and never as `node`: a shell remembers the first `node` that it found.
const LINK = inRoot('node_modules', '.bin', 'node');

/** The path of the Node.js to run Wasl with: the pinned one, or the present one where that cannot run. */
export function pinnedNode() {
  const version = readFileSync(inRoot('.node-version'), 'utf8').trim();
  const binary = shippedBinary();
  const trial = binary === undefined ? undefined : spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (trial?.stdout?.trim() === `v${version}`) {
    if (!existsSync(LINK)) link(binary);
    return LINK;
  }
  // `npm start` puts node_modules/.bin before the machine's own folders: a link to a binary that does not
  // run would be taken for `node` the next time, and these words would not be reached.
  rmSync(LINK, { force: true });
  if (nodeMajor() >= OLDEST_RUNTIME) {
    process.stderr.write(
      `Node.js ${version} does not run on this machine; using ${process.version} instead.\n`,
    );
    return process.execPath;
  }
  throw new Refusal(whyNot(version, trial));
}

/** Where the npm packages of Node.js for this platform keep it; npm installs the one that fits. */
function shippedBinary() {
  const platform = `${process.platform}-${process.arch}`;
  return [`node-${platform}`, `node-bin-${platform}`]
    .map((name) => inRoot('node_modules', name, 'bin', 'node'))
    .find((file) => existsSync(file));
}

function link(binary) {
  try {
    symlinkSync(path.relative(path.dirname(LINK), binary), LINK);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function whyNot(version, trial) {
  const otherwise = `install Node.js ${OLDEST_RUNTIME} or later from nodejs.org or your distribution, and repeat.`;
  if (trial === undefined) {
    return `npm ships no Node.js ${version} for ${process.platform}-${process.arch}: ${otherwise}`;
  }
  const said = (trial.stderr || trial.error?.message || '').trim();
  if (said.includes('libatomic')) {
    return (
      `Node.js ${version} needs the library libatomic.so.1, which this machine lacks. On Debian and Ubuntu: ` +
      'apt-get install libatomic1. On Fedora and Red Hat: dnf install libatomic. Then repeat.'
    );
  }
  return `Node.js ${version} as npm ships it does not run on this machine (${said}): ${otherwise}`;
}
