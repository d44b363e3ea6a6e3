import assert from 'node:assert/strict';
import test from 'node:test';
import { completeLock, missingFrom } from './complete-lock.mjs';

const TOOL = {
  version: '1.0.0',
  dev: true,
  license: 'MIT',
  optionalDependencies: { '@tool/linux-x64-musl': '1.0.0', '@tool/win32-arm64-msvc': '1.0.0' },
};

test('a platform that the lock lacks is added as npm would write it, for that platform only', () => {
  const { lock, added } = completeLock({ lockfileVersion: 3, packages: { 'node_modules/tool': TOOL } });
  assert.deepEqual(added, ['@tool/linux-x64-musl', '@tool/win32-arm64-msvc']);
  assert.equal(
    JSON.stringify(lock.packages['node_modules/@tool/linux-x64-musl']),
    '{"version":"1.0.0","cpu":["x64"],"dev":true,"libc":["musl"],"license":"MIT","optional":true,"os":["linux"]}',
  );
  assert.deepEqual(missingFrom(lock), []);
});

test('a package that lies nested, or beside, is not missing', () => {
  const found = { version: '1.0.0' };
  const nested = 'node_modules/tool/node_modules/@tool/linux-x64-musl';
  const beside = 'node_modules/@tool/win32-arm64-msvc';
  const packages = { 'node_modules/tool': TOOL, [nested]: found, [beside]: found };
  assert.deepEqual(missingFrom({ packages }), []);
});

test('a name that tells no platform is refused', () => {
  const packages = { 'node_modules/tool': { ...TOOL, optionalDependencies: { fsevents: '2.0.0' } } };
  assert.throws(() => completeLock({ packages }), /fsevents/);
});
