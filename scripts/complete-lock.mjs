// npm leaves a platform's binary out of package-lock.json when the registry it used does not serve it (many
// mirrors keep only some platforms), and `npm ci` then refuses that lock everywhere. This puts the missing
// ones back: `npm run lock` after a change of dependencies. Their integrity is unknown until an npm that can
// reach them writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { plainly, Refusal } from './refusal.mjs';
import { inRoot } from './root.mjs';

const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The lock with the optional packages that its entries name and it lacks, and the names of those added. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const { name, version, owner } of missingFrom(lock)) {
    packages[`node_modules/${name}`] = asNpmWrites({ version, ...platformOf(name), ...originOf(owner) });
    added.push(name);
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** The optional packages that some entry of the lock asks for and that have no entry of their own. */
export function missingFrom(lock) {
  return Object.entries(lock.packages).flatMap(([place, owner]) =>
    Object.entries(owner.optionalDependencies ?? {})
      .filter(([name]) => !placesOf(place, name).some((candidate) => candidate in lock.packages))
      .map(([name, version]) => ({ name, version, owner })),
  );
}

/** Where Node.js would look for `name` from `place`: each enclosing node_modules, innermost first. */
function placesOf(place, name) {
  const parts = place === '' ? [] : place.split('/node_modules/');
  const inner = parts.map((_, depth) =>
    [...parts.slice(0, parts.length - depth), name].join('/node_modules/'),
  );
  return [...inner, `node_modules/${name}`];
}

function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const os = words.filter((word) => OS.includes(word));
  const cpu = words.filter((word) => CPU.includes(word));
  if (os.length !== 1 || cpu.length !== 1) {
    throw new Refusal(
      `The platform of ${name} cannot be read from its name: add it to package-lock.json by hand.`,
    );
  }
  const libc = words.some((word) => word.startsWith('musl'))
    ? { libc: ['musl'] }
    : words.some((word) => word.startsWith('gnu'))
      ? { libc: ['glibc'] }
      : {};
  return { os, cpu, ...libc, optional: true };
}

function originOf(owner) {
  return Object.fromEntries(
    ['dev', 'license', 'engines'].flatMap((field) => (field in owner ? [[field, owner[field]]] : [])),
  );
}

/** The fields in npm's order, so that npm does not change the file when it next writes it. */
function asNpmWrites(entry) {
  const fields = ['version', 'cpu', 'dev', 'libc', 'license', 'optional', 'os', 'engines'];
  return Object.fromEntries(fields.flatMap((field) => (field in entry ? [[field, entry[field]]] : [])));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await plainly(() => {
    const file = inRoot('package-lock.json');
    const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')));
    if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    process.stdout.write(`${[...added, `${added.length} added to package-lock.json`].join('\n')}\n`);
  });
}
