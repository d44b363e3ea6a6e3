import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, SourceFile } from './imports.ts';
import type { Room } from './rooms.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

const TEXT = /\.(ts|mjs|md|css|html|json|sql)$/;

/** The text files of the checkout, tracked or new, but not what git ignores. */
export function readFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listed.split('\0'))]
    .filter((path) => TEXT.test(path) && existsSync(join(ROOT, path)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function readJson(path: string): Record<string, unknown> {
  const value: unknown = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

export function readManifest({ folder, name }: Room): Manifest {
  const manifest = readJson(`${folder}/package.json`);
  const root = readJson('package.json');
  return {
    // What the root depends on at run time serves every room; npm installs it for all.
    dependencies: new Set([...keysOf(manifest.dependencies), ...keysOf(root.dependencies)]),
    doors: new Set(keysOf(manifest.exports).map((door) => `${name}${door.slice(1)}`)),
  };
}

export function rootDependencies(): Set<string> {
  const root = readJson('package.json');
  return new Set([...keysOf(root.dependencies), ...keysOf(root.devDependencies)]);
}
