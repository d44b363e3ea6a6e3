import { recognise, serves, setStanding, standing } from './installed.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { Refusal } from './refusal.mjs';
import { inRoot, nodeMajor, ROOT } from './root.mjs';

const OLDEST_NODE = 20;

/**
 * Makes sure that the dependencies of package-lock.json are installed, and gives the path of the Node.js
 * to run Wasl with. `kind` is `runtime` (no devDependencies) or `full`; a full install serves both.
 */
export async function install(kind) {
  if (nodeMajor() < OLDEST_NODE) {
    throw new Refusal(
      `This is Node.js ${process.version}. Wasl installs the Node.js it runs on by itself, but needs version ` +
        `${OLDEST_NODE} or later to do so: take one from nodejs.org or from your distribution.`,
    );
  }
  if (!serves(standing(), kind)) await underLock(() => installMissing(kind));
  return pinnedNode();
}

async function underLock(work) {
  try {
    await withLock(
      inRoot('.install.lock'),
      () => say('Another install is running in this folder; waiting for it.'),
      work,
    );
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
    throw new Refusal(
      `Cannot write to ${ROOT} (${error.code}). Wasl installs its dependencies there: give this user the ` +
        'right to write, or free some space.',
    );
  }
}

async function installMissing(kind) {
  let held = standing();
  if (held === 'none') {
    held = recognise();
    if (held !== 'none') setStanding(held);
  }
  if (serves(held, kind)) return;
  if (held === 'runtime') await addDevelopmentTools();
  else await installAfresh(kind);
}

async function installAfresh(kind) {
  say('Installing dependencies (npm ci). The first time this takes about a minute, more on a slow network.');
  setStanding('unfinished');
  await npm(['ci', ...(kind === 'full' ? ['--include=dev'] : ['--omit=dev'])]);
  setStanding(kind);
}

/** `npm ci` would first empty node_modules, perhaps under a platform that runs from it; this only adds. */
async function addDevelopmentTools() {
  say('Adding the development tools (npm install). The first time this takes about a minute.');
  setStanding('unfinished');
  try {
    await npm(['install', '--no-save', '--include=dev']);
  } catch (error) {
    // npm puts the tree back when it fails by itself, so that `npm start` goes on without a network.
    if (recognise() === 'runtime' && error.exitCode === 1) setStanding('runtime');
    throw error;
  }
  setStanding('full');
}

function say(words) {
  process.stderr.write(`${words}\n`);
}
