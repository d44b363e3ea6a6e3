import assert from 'node:assert/strict';
import test from 'node:test';
import { importsOf } from './imports.ts';

function namesIn(...lines: string[]): string[] {
  return importsOf(lines.join('\n')).map(({ specifier }) => specifier);
}

test('every form of import is found, with its line', () => {
  const source = [
    "import a, { b } from 'one';",
    'import type { c } from "two";',
    "import 'three';",
    "export * from 'four';",
    'import {',
    '  type d,',
    "  e, // from 'nowhere'",
    "} from 'five';",
    "const f = await import('six');",
    "type G = import('seven').G;",
    "const h = require('eight');",
  ].join('\n');
  assert.deepEqual(
    importsOf(source).map(({ specifier, line }) => `${specifier} ${line}`),
    ['one 1', 'two 2', 'three 3', 'four 4', 'five 8', 'six 9', 'seven 10', 'eight 11'],
  );
});

test('a type import is known to be gone at run time, an inline type in a list is not', () => {
  const [first, second] = importsOf("import type { A } from 'a';\nimport { type B } from 'b';");
  assert.equal(first?.erased, true);
  assert.equal(second?.erased, false);
});

test('what only looks like an import is none', () => {
  assert.deepEqual(namesIn("// import a from 'one';"), []);
  assert.deepEqual(namesIn('/*', "import a from 'one';", '*/'), []);
  assert.deepEqual(namesIn(`const text = "import a from 'one'";`), []);
  assert.deepEqual(namesIn('const text = `', "import a from 'one';", '`;'), []);
  assert.deepEqual(namesIn("export const from = 'one';"), []);
  assert.deepEqual(namesIn('export function f() {}', "const from = ['from', 'one'];"), []);
  assert.deepEqual(namesIn('const at = import.meta.url;'), []);
});

test('an import after a regular expression with quotes is found', () => {
  assert.deepEqual(namesIn(`const quote = /['"\`]/g;`, "import a from 'one';"), ['one']);
  assert.deepEqual(namesIn('const half = all / 2; // "', "import a from 'one';"), ['one']);
});
