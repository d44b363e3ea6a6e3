import type { Source, Violation } from './source.ts';

const SHIPPED = /"(node-(?:bin-)?(?:darwin|linux)-\w+)":\s*"([^"]+)"/g;

/** .node-version and the npm packages that carry Node.js name the same release. */
export function checkPinnedNode({ path, text }: Source, pinned: string): Violation[] {
  if (path !== 'package.json') return [];
  return [...text.matchAll(SHIPPED)]
    .filter(([, , version]) => version !== pinned)
    .map(([, name, version]) => ({
      path,
      line: 1,
      words: `takes ${name} ${version}; .node-version says ${pinned}`,
    }));
}
