import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the tree. `path` is relative to the root, with `/` between its parts. */
export type Source = { readonly path: string; readonly text: string };

/** What a rule found: where, and what to do about it. */
export type Violation = { readonly path: string; readonly line: number; readonly words: string };

const FOREIGN = new Set(['node_modules', '.git', '.wasl']);
const TEXT = /\.(?:ts|tsx|js|mjs|cjs|json|css|html|md|sql|sh)$|^\.ci\/run$/;

/** Every text file of ours under the root: what git ignores is not read, whether or not there is a git. */
export function readSources(root: string): Source[] {
  return listFiles(root, '')
    .filter((file) => TEXT.test(file))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}

export function listFiles(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (FOREIGN.has(entry.name)) return [];
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(root, file);
    return entry.isFile() ? [file] : [];
  });
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** Code that only tests run: the tests, and what a room keeps for them in `testing/` and `vectors/`. */
export function isTestCode(file: string): boolean {
  return isTest(file) || /\/(?:testing|vectors)\//.test(file);
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
