import { isTestCode, lineAt, type Source, type Violation } from './source.ts';

const FOLDERS = ['home', 'root', 'work', 'tmp', 'Users'];
const MACHINE_PATH = new RegExp(String.raw`(?<![\w.~$})/-])/(?:${FOLDERS.join('|')})/[\w.-]+`, 'g');

/** A path that exists on the machine of whoever wrote it. Tests may show such paths as examples. */
export function checkMachinePaths({ path, text }: Source): Violation[] {
  if (isTestCode(path) || !/\.(?:ts|tsx|js|mjs|json|css|html|sql|sh)$|^\.ci\/run$/.test(path)) return [];
  return [...text.matchAll(MACHINE_PATH)].map((match) => ({
    path,
    line: lineAt(text, match.index),
    words: `names ${match[0]}, a folder of one machine`,
  }));
}
