import path from 'node:path';
import type { Source } from './source.ts';

/** What a package.json says about the folder it lies in. */
export type Manifest = {
  /** `.` for the root. */
  readonly folder: string;
  readonly name: string;
  /** The sub-paths that it exports, as others write them: `@wasl/store`, `@wasl/store/testing`. */
  readonly doors: readonly string[];
  readonly runtime: ReadonlySet<string>;
  readonly development: ReadonlySet<string>;
};

export function manifestsOf(sources: readonly Source[]): Manifest[] {
  return sources
    .filter((source) => path.posix.basename(source.path) === 'package.json')
    .map((source) => manifestOf(source));
}

function manifestOf({ path: file, text }: Source): Manifest {
  const content: unknown = JSON.parse(text);
  const name = String(field(content, 'name') ?? '');
  return {
    folder: path.posix.dirname(file),
    name,
    doors: keysOf(field(content, 'exports')).map((key) => path.posix.join(name, key)),
    runtime: new Set(['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap(namesIn)),
    development: new Set(namesIn('devDependencies')),
  };
  function namesIn(kind: string): string[] {
    return keysOf(field(content, kind));
  }
}

function field(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
}

function keysOf(value: unknown): string[] {
  return Object.keys(value ?? {});
}
