import { mask } from './mask.ts';
import { lineAt } from './source.ts';

export type Import = {
  readonly specifier: string;
  readonly line: number;
  /** `import type` and `export type`: gone when the program runs. */
  readonly erased: boolean;
};

// `import x from`, `import type {…} from`, `export … from`, `import 'x'`, `import('x')`, `require('x')`.
const FROM = /^[ \t]*(?:import|export)\b[^"';]*?\bfrom\s*"(\d+)"/gm;
const BARE = /^[ \t]*import\s*"(\d+)"/gm;
const CALL = /\b(?:import|require)\s*\(\s*"(\d+)"/g;

/** Every module that the source names literally, types included. */
export function importsOf(source: string): Import[] {
  const { text, strings } = mask(source);
  return [FROM, BARE, CALL]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({
      specifier: strings[Number(match[1])] ?? '',
      line: lineAt(text, match.index + match[0].length),
      erased: /^\s*(?:import|export)\s+type\b/.test(match[0]),
    }))
    .sort((a, b) => a.line - b.line);
}
