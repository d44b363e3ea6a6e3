import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { inRoot, readJson } from './root.mjs';

const LOCK = inRoot('package-lock.json');
/** npm's own record of what it put into node_modules. */
const TREE = inRoot('node_modules', '.package-lock.json');
const STAMP = inRoot('node_modules', '.wasl-install.json');

/** What node_modules holds of the present package-lock.json: `full`, `runtime`, `unfinished` or `none`. */
export function standing() {
  const stamp = readJson(STAMP);
  if (stamp === undefined) return 'none';
  if (stamp.kind === 'unfinished') return 'unfinished';
  return stamp.fingerprint === fingerprint() ? stamp.kind : 'none';
}

export function serves(held, kind) {
  return held === 'full' || held === kind;
}

export function setStanding(kind) {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  writeFileSync(STAMP, `${JSON.stringify({ kind, fingerprint: fingerprint() })}\n`);
}

/**
 * The kind of an install that a person made with npm itself. It counts as much as ours: to repeat it would
 * pull the modules from under whatever already runs from them.
 */
export function recognise() {
  const wanted = Object.entries(readJson(LOCK)?.packages ?? {});
  const found = readJson(TREE)?.packages ?? {};
  const missing = wanted.filter(
    ([place, entry]) =>
      place.startsWith('node_modules/') &&
      !isElsewhere(entry, found[place]) &&
      !(sameRelease(entry, found[place]) && existsSync(inRoot(place))),
  );
  if (wanted.length === 0 || missing.some(([, entry]) => !entry.dev)) return 'none';
  return missing.length === 0 ? 'full' : 'runtime';
}

function sameRelease(wanted, found) {
  return found !== undefined && found.version === wanted.version && found.integrity === wanted.integrity;
}

/** An optional package that npm rightly leaves out on this machine, or one that only such a package needs. */
function isElsewhere(entry, found) {
  if (found !== undefined || !entry.optional) return false;
  const fits = entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch);
  return !fits || entry.libc !== undefined;
}

/** npm's record is part of it, so that a later `npm prune` or `npm install` by hand is noticed. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [LOCK, TREE]) hash.update(existsSync(file) ? readFileSync(file) : '').update('\0');
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}
