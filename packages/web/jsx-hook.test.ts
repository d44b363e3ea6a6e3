import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const HOOK = new URL('./jsx-hook.mjs', import.meta.url).href;

function run(flags: readonly string[], program: string) {
  const args = [...flags, '--input-type=module', '--eval', program];
  return spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
}

const COMPILER_HERE =
  "const { createRequire } = await import('node:module');" +
  "console.log(Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('esbuild')));";

test('with the hook, components run as they are written', () => {
  const program =
    "const { Tag } = await import('./components/tag.tsx'); console.log(Tag({ label: 'x' }).props.children);";
  const { stdout, stderr } = run(['--import', HOOK], `${program}${COMPILER_HERE}`);
  assert.equal(stdout, 'x\ntrue\n', stderr);
});

test('a program without components loads no compiler', () => {
  const { stdout } = run(['--import', HOOK], `await import('./language/address.ts');${COMPILER_HERE}`);
  assert.equal(stdout, 'false\n');
});

test('a mistake is reported at its line in the source', () => {
  const program = "(await import('./components/error-summary.tsx')).errorOf(null, 'name');";
  const source = readFileSync(new URL('./components/error-summary.tsx', import.meta.url), 'utf8');
  const line = source.slice(0, source.indexOf('errors.find')).split('\n').length;
  assert.match(run(['--import', HOOK], program).stderr, new RegExp(`error-summary\\.tsx:${line}\\b`));
});
