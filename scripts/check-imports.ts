import { isBuiltin } from 'node:module';
import path from 'node:path';
import { findCycles } from './rules/cycles.ts';
import { type Import, importsOf } from './rules/imports.ts';
import { type Manifest, manifestsOf } from './rules/manifest.ts';
import { ROOMS, type Room } from './rules/rooms.ts';
import { isTestCode, type Source, type Violation } from './rules/source.ts';

/** A room as it stands in the tree: what the table says of it, under the folder where it lies. */
type Place = { readonly folder: string; readonly room: Room };

/**
 * Holds the tree to the table of rooms: arrows run downward, a room is entered by its declared doors only,
 * what a room uses its package.json declares, and its files do not import one another in a circle.
 */
export function checkImports(sources: readonly Source[], rooms: readonly Room[] = ROOMS): Violation[] {
  const manifests = manifestsOf(sources);
  const code = sources
    .filter(({ path: file }) => /\.(?:ts|tsx|js|mjs)$/.test(file))
    .map((source) => ({ ...source, imports: importsOf(source.text), place: placeOf(source.path, rooms) }));
  const violations = code.flatMap(({ path: file, imports, place }) =>
    place === undefined
      ? [
          {
            path: file,
            line: 1,
            words: 'lies in no room of scripts/rules/rooms.ts: add the room and its arrows',
          },
        ]
      : imports.flatMap(({ specifier, line }) =>
          problemsOf({ file, specifier, place, rooms, manifests }).map((words) => ({
            path: file,
            line,
            words,
          })),
        ),
  );
  const cycles = findCycles(
    new Map(code.map(({ path: file, imports }) => [file, relativeTargets(file, imports)])),
  );
  return [
    ...violations,
    ...cycles.map(([first = '', ...rest]) => ({
      path: first,
      line: 1,
      words: `imports itself in a circle: ${[first, ...rest, first].join(' → ')}`,
    })),
  ];
}

type Question = {
  readonly file: string;
  readonly specifier: string;
  readonly place: Place;
  readonly rooms: readonly Room[];
  readonly manifests: readonly Manifest[];
};

function problemsOf(question: Question): string[] {
  const { specifier, file, place } = question;
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    const ours = target.startsWith(`${place.folder}/`) || (place.folder === 'scripts' && isTestCode(target));
    return ours ? [] : [`imports ${specifier}, a file of another room: use that room's package`];
  }
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith('node:')) return [`imports ${specifier}: write node:${specifier}`];
    const allowed = place.room.builtins || isTestCode(file);
    return allowed ? [] : [`imports ${specifier}: ${place.folder} must run in a browser`];
  }
  const owner = question.manifests.find(({ name }) => name !== '' && within(specifier, name));
  return owner === undefined ? problemsOfPackage(question) : problemsOfRoom(question, owner);
}

function problemsOfRoom({ specifier, file, place, rooms, manifests }: Question, owner: Manifest): string[] {
  const target = placeOf(`${owner.folder}/`, rooms);
  const allowed =
    owner.folder !== place.folder &&
    target !== undefined &&
    (place.room.rooms.includes('*') || place.room.rooms.includes(target.room.folder));
  return [
    ...(allowed ? [] : [`imports ${owner.name}: no arrow leads there from ${place.folder}`]),
    ...(owner.doors.includes(specifier) ? [] : [`imports ${specifier}, which ${owner.name} does not export`]),
    // The root declares no room: npm links them all for it.
    ...(manifests.some(({ folder }) => folder === place.folder)
      ? undeclared(owner.name, file, place, manifests)
      : []),
  ];
}

function problemsOfPackage({ specifier, file, place, manifests }: Question): string[] {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (!place.room.packages && !isTestCode(file))
    return [`imports ${name}: ${place.folder} takes no npm package`];
  return undeclared(name, file, place, manifests);
}

/** Tests may also use the development tools of the root; so may scripts, whose package is the root. */
function undeclared(name: string, file: string, place: Place, manifests: readonly Manifest[]): string[] {
  const root = manifests.find(({ folder }) => folder === '.');
  const own = manifests.find(({ folder }) => folder === place.folder);
  const forDevelopment = own === undefined || isTestCode(file);
  const declared =
    (own ?? root)?.runtime.has(name) ||
    (forDevelopment && [own, root].some((it) => it?.development.has(name)));
  return declared ? [] : [`imports ${name}, which ${own?.folder ?? '.'}/package.json does not declare`];
}

function placeOf(file: string, rooms: readonly Room[]): Place | undefined {
  for (const room of rooms) {
    const parts = file.split('/').slice(0, room.folder.split('/').length);
    const matches = room.folder.split('/').every((part, index) => part === '*' || part === parts[index]);
    if (matches && file.length > parts.join('/').length) return { folder: parts.join('/'), room };
  }
  return undefined;
}

function within(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

/** What must be evaluated first. A type that looks back at its user is no circle: it is gone by then. */
function relativeTargets(file: string, imports: readonly Import[]): string[] {
  return imports
    .filter(({ specifier, erased }) => specifier.startsWith('.') && !erased)
    .map(({ specifier }) => path.posix.join(path.posix.dirname(file), specifier));
}
