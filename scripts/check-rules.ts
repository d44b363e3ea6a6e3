import { checkImports } from './check-imports.ts';
import { checkLinks } from './rules/links.ts';
import { checkLock } from './rules/lock.ts';
import { checkLogicalCss } from './rules/logical-css.ts';
import { checkMachinePaths } from './rules/machine-paths.ts';
import { checkPinnedNode } from './rules/pinned-node.ts';
import type { Source, Violation } from './rules/source.ts';
import { checkTestsAreWhole } from './rules/whole-tests.ts';

/** The house's own rules, by the line that the check prints for each. */
export function checkRules(sources: readonly Source[], files: ReadonlySet<string>, pinnedNode: string) {
  const folders = foldersOf(files);
  function exists(path: string): boolean {
    return files.has(path) || folders.has(path);
  }
  return new Map<string, Violation[]>([
    ['imports follow the arrows', checkImports(sources)],
    ['no test is left out', sources.flatMap(checkTestsAreWhole)],
    ['no path of one machine', sources.flatMap(checkMachinePaths)],
    ['styles hold from right to left', sources.flatMap(checkLogicalCss)],
    ['links of documents lead somewhere', sources.flatMap((source) => checkLinks(source, exists))],
    ['package-lock.json is whole', sources.flatMap(checkLock)],
    ['one release of Node.js is pinned', sources.flatMap((source) => checkPinnedNode(source, pinnedNode))],
  ]);
}

function foldersOf(files: ReadonlySet<string>): Set<string> {
  const folders = new Set(['.']);
  for (const file of files) {
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join('/'));
  }
  return folders;
}
