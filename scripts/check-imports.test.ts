import assert from 'node:assert/strict';
import test from 'node:test';
import { checkImports } from './check-imports.ts';
import type { Room } from './rules/rooms.ts';

const ROOMS: readonly Room[] = [
  { folder: 'packages/pure', rooms: [], builtins: false, packages: false },
  { folder: 'packages/store', rooms: ['packages/pure'], builtins: true, packages: true },
  { folder: 'domains/*', rooms: ['packages/pure', 'packages/store'], builtins: true, packages: true },
  { folder: 'platform', rooms: ['*'], builtins: true, packages: true },
  { folder: 'scripts', rooms: ['*'], builtins: true, packages: true },
];

const PACKAGES = [
  {
    path: 'package.json',
    text: JSON.stringify({ name: 'root', devDependencies: { 'fast-check': '1.0.0' } }),
  },
  packageOf('packages/pure', '@wasl/pure', {}),
  packageOf('packages/store', '@wasl/store', { '@wasl/pure': '0.1.0', pg: '8.0.0' }),
  packageOf('domains/training', '@wasl/training', { '@wasl/store': '0.1.0' }),
  packageOf('domains/facilities', '@wasl/facilities', { '@wasl/training': '0.1.0' }),
  packageOf('platform', '@wasl/platform', { '@wasl/training': '0.1.0' }),
];

function packageOf(folder: string, name: string, dependencies: Record<string, string>) {
  const exports = { '.': './index.ts', './testing': './testing/index.ts' };
  return { path: `${folder}/package.json`, text: JSON.stringify({ name, exports, dependencies }) };
}

/** What the check says of one file that imports this. */
function saidOf(path: string, specifier: string): string[] {
  return checkImports([...PACKAGES, { path, text: `import { a } from '${specifier}';` }], ROOMS).map(
    ({ words }) => words,
  );
}

test('what the table allows passes', () => {
  assert.deepEqual(saidOf('packages/store/a.ts', './b.ts'), []);
  assert.deepEqual(saidOf('packages/store/deep/a.ts', '../b.ts'), []);
  assert.deepEqual(saidOf('packages/store/a.ts', 'node:fs'), []);
  assert.deepEqual(saidOf('packages/store/a.ts', 'pg'), []);
  assert.deepEqual(saidOf('packages/store/a.ts', '@wasl/pure'), []);
  assert.deepEqual(saidOf('domains/training/a.ts', '@wasl/store/testing'), []);
  assert.deepEqual(saidOf('platform/main.ts', '@wasl/training'), []);
  assert.deepEqual(saidOf('scripts/a.ts', '@wasl/store'), []);
});

test('an arrow that leads upward is caught', () => {
  assert.match(
    saidOf('packages/pure/a.ts', '@wasl/store').join(),
    /no arrow leads there from packages\/pure/,
  );
});

test('a domain that imports another domain is caught', () => {
  assert.match(saidOf('domains/facilities/a.ts', '@wasl/training').join(), /no arrow leads there/);
});

test('a file of another room is caught, by path and by package', () => {
  assert.match(saidOf('domains/training/a.ts', '../facilities/model/a.ts').join(), /a file of another room/);
  assert.match(saidOf('platform/a.ts', '../packages/store/pool.ts').join(), /a file of another room/);
  assert.match(saidOf('domains/training/a.ts', '@wasl/store/pool.ts').join(), /does not export/);
});

test('a script may use what a room keeps for tests, and no other inner file', () => {
  assert.deepEqual(saidOf('scripts/soak.ts', '../packages/store/testing/kill.ts'), []);
  assert.match(saidOf('scripts/soak.ts', '../packages/store/pool.ts').join(), /a file of another room/);
});

test('Node.js in a room that must run in a browser is caught, except in its tests', () => {
  assert.match(saidOf('packages/pure/a.ts', 'node:fs').join(), /must run in a browser/);
  assert.deepEqual(saidOf('packages/pure/a.test.ts', 'node:test'), []);
  assert.deepEqual(saidOf('packages/pure/testing/a.ts', 'node:fs'), []);
});

test('a built-in without node: is caught', () => {
  assert.match(saidOf('packages/store/a.ts', 'fs').join(), /write node:fs/);
});

test('an npm package that is not declared, or not wanted, is caught', () => {
  assert.match(saidOf('packages/store/a.ts', 'left-pad').join(), /does not declare/);
  assert.match(saidOf('packages/store/a.ts', 'fast-check').join(), /does not declare/);
  assert.deepEqual(saidOf('packages/store/a.test.ts', 'fast-check'), []);
  assert.match(saidOf('packages/pure/a.ts', 'pg').join(), /takes no npm package/);
});

test('a room that is not in the table is caught', () => {
  assert.match(saidOf('packages/new/a.ts', './b.ts').join(), /lies in no room/);
  assert.match(saidOf('domains/a.ts', './b.ts').join(), /lies in no room/);
});

test('files that import one another in a circle are caught once; a type that looks back is not', () => {
  const files = [
    { path: 'platform/a.ts', text: "import { b } from './b.ts';" },
    { path: 'platform/b.ts', text: "export { c } from './c.ts';" },
    { path: 'platform/c.ts', text: "const a = await import('./a.ts');" },
    { path: 'platform/d.ts', text: "import { e } from './e.ts';" },
    { path: 'platform/e.ts', text: "import type { D } from './d.ts';" },
  ];
  const found = checkImports([...PACKAGES, ...files], ROOMS);
  assert.deepEqual(
    found.map(({ words }) => words),
    ['imports itself in a circle: platform/a.ts → platform/b.ts → platform/c.ts → platform/a.ts'],
  );
});
