import { type Fault, isTestFile, type SourceFile } from './imports.ts';

type WordRule = {
  readonly applies: (path: string) => boolean;
  readonly pattern: RegExp;
  readonly what: string;
};

const isCode = (path: string) => /\.(ts|mjs)$/.test(path) && !path.startsWith('scripts/check/');

/** Words that have no place in a file, by kind of file. */
const RULES: readonly WordRule[] = [
  {
    applies: (path) => path.endsWith('.test.ts') && isCode(path),
    pattern: /\b(?:test|describe|it|suite)\.(?:only|skip|todo)\b|\b(?:skip|only|todo): true/,
    what: 'a test that is left out, or alone',
  },
  {
    applies: (path) => isCode(path) && !isTestFile(path),
    pattern: /['"`]\/(?:home|root|work|tmp)\//,
    what: 'a path of one machine',
  },
  {
    applies: (path) => /\.(css|tsx|html)$/.test(path) || path.includes('/style/'),
    pattern:
      /(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)\b|(?:^|[;{\s])(?:left|right):/,
    what: 'a physical direction: right-to-left pages need logical properties',
  },
  {
    applies: (path) => path === 'package-lock.json',
    pattern: /"resolved": "https?:/,
    what: 'the address of a registry',
  },
];

/** Words that have no place where they stand, with their line. */
export function checkWords(files: readonly SourceFile[]): Fault[] {
  return files.flatMap(({ path, text }) =>
    RULES.filter(({ applies }) => applies(path)).flatMap(({ pattern, what }) =>
      text.split('\n').flatMap((line, i) => (pattern.test(line) ? [{ path: `${path}:${i + 1}`, what }] : [])),
    ),
  );
}

const LINK = /\]\(([^)#\s]+)(?:#[^)]*)?\)/g;

/** Relative links in documents that lead to nothing; `exists` takes a path from the root. */
export function checkLinks(files: readonly SourceFile[], exists: (path: string) => boolean): Fault[] {
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(LINK)]
        .map((match) => match[1] ?? '')
        .filter((target) => !/^[a-z]+:/.test(target))
        .map((target) => new URL(target, `file:///${path}`).pathname.slice(1))
        .filter((target) => !exists(decodeURIComponent(target)))
        .map((target) => ({ path, what: `a link to ${target}, which is not there` })),
    );
}
