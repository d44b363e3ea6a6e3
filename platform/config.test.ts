import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import { readConfig } from './config.ts';

test('without any variable the configuration works', () => {
  assert.deepEqual(readConfig({}, '/somewhere'), {
    home: '/somewhere/.wasl',
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: undefined,
    node: 'model-directorate.example',
    shard: '',
    authorities: [],
    allowedAddresses: [],
    publicUrl: undefined,
    provider: undefined,
  });
});

test('a value that cannot be used is refused by the name of its variable', () => {
  for (const [name, value] of [
    ['PORT', '70000'],
    ['PORT', '0x10'],
    ['WASL_URL', 'portal.example'],
    ['WASL_URL', 'https://portal.example/'],
    ['WASL_URL', 'javascript:alert(1)'],
    ['WASL_NODE', 'https://a.example'],
    ['WASL_NODE', 'a b'],
    ['WASL_SHARD', 'tile'],
    ['WASL_SHARD', '../x'],
  ] as const) {
    assert.throws(
      () => readConfig({ [name]: value }, '/'),
      (error) => error instanceof Problem && error.code === 'config-invalid' && error.params.name === name,
      `${name}=${value}`,
    );
  }
});

test('a provider is its issuer, the client’s name and the file of its secret, or none', () => {
  const env = { WASL_OIDC_ISSUER: 'https://identity.example', WASL_OIDC_CLIENT_ID: 'wasl' };
  const whole = { ...env, WASL_OIDC_CLIENT_SECRET_FILE: 'secret' };
  assert.deepEqual(readConfig(whole, '/home').provider, {
    issuer: 'https://identity.example',
    clientId: 'wasl',
    secretFile: '/home/secret',
  });
  for (const wrong of [env, { ...whole, WASL_OIDC_ISSUER: 'http://identity.example' }]) {
    assert.throws(() => readConfig(wrong, '/home'), /config-invalid/);
  }
});

test('names of the node are read in lower case; what is no host is refused', () => {
  const read = (value: string) => readConfig({ WASL_AUTHORITIES: value }, '/').authorities;
  assert.deepEqual(read('Node.Example, node.example:8443,[::1]:3000'), [
    'node.example',
    'node.example:8443',
    '[::1]:3000',
  ]);
  for (const wrong of ['http://node.example', 'node.example/path', 'node example']) {
    assert.throws(() => read(wrong), /config-invalid/);
  }
});
