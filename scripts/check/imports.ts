import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { Room } from './rooms.ts';

export type SourceFile = { readonly path: string; readonly text: string };

/** What a room's package.json declares: the packages it may name, and the doors it opens to others. */
export type Manifest = { readonly dependencies: ReadonlySet<string>; readonly doors: ReadonlySet<string> };

export type Fault = { readonly path: string; readonly what: string };

const STATEMENT = /(?:^|[;\n}])\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?(['"])([^'"\n]+)\1/g;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1\s*[,)]/g;

/** What a source file imports, re-exports or loads by a literal. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(STATEMENT), ...text.matchAll(DYNAMIC)].map((match) => match[2] ?? '');
}

/** Tests, and what only tests use, may reach for more than the room itself. */
export function isTestFile(path: string): boolean {
  return /\.test\.ts$|\/testing\/|\/vectors\//.test(path);
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Holds every import of a room's files against the table of rooms and the room's package.json. */
export function checkImports(
  files: readonly SourceFile[],
  rooms: readonly Room[],
  manifests: ReadonlyMap<string, Manifest>,
  rootDependencies: ReadonlySet<string>,
): Fault[] {
  return files.flatMap(({ path, text }) => {
    const room = rooms.find(({ folder }) => path.startsWith(`${folder}/`));
    if (room === undefined) return [{ path, what: 'lies in a room that the table does not list' }];
    const manifest = manifests.get(room.name);
    return importsOf(text).flatMap((specifier) => {
      const what = faultOf(specifier, path, room, rooms, manifests, manifest, rootDependencies);
      return what === null ? [] : [{ path, what: `${what}: ${specifier}` }];
    });
  });
}

function faultOf(
  specifier: string,
  path: string,
  room: Room,
  rooms: readonly Room[],
  manifests: ReadonlyMap<string, Manifest>,
  manifest: Manifest | undefined,
  rootDependencies: ReadonlySet<string>,
): string | null {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier);
    return target.startsWith(`${room.folder}/`) ? null : 'reaches into another room';
  }
  const test = isTestFile(path);
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return room.pure && !test ? 'a room that runs in a browser uses a module of Node' : null;
  }
  const name = packageOf(specifier);
  const other = rooms.find((candidate) => candidate.name === name);
  if (other !== undefined) {
    if (!room.mayImport.includes(name)) return 'an arrow that the table does not allow';
    return manifests.get(name)?.doors.has(specifier) ? null : 'reaches past the door of another room';
  }
  const declared = manifest?.dependencies.has(name) === true || (test && rootDependencies.has(name));
  return declared ? null : 'a package that the room does not declare';
}

/** Files that import each other in a circle, each circle once, as the path that closes it. */
export function findCycles(files: readonly SourceFile[]): Fault[] {
  const graph = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text.replaceAll(/(?:import|export)\s+type\s[^;]*;/g, ''))
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(path), specifier)),
    ]),
  );
  const done = new Set<string>();
  const faults: Fault[] = [];
  function visit(path: string, trail: readonly string[]): void {
    const at = trail.indexOf(path);
    if (at >= 0) {
      faults.push({ path, what: `imports itself in a circle: ${[...trail.slice(at), path].join(' → ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  }
  for (const path of graph.keys()) visit(path, []);
  return faults;
}
