import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { operationTarget, readNodeAddress } from './node-address.ts';
import { refusedAs } from './testing/sample.ts';

const NODE = readNodeAddress('https://node.example:8443');
const SERVICE = 'model-directorate/programme/1';

test('the authority is what a client sends as Host: without the port that the scheme has anyway', () => {
  assert.deepEqual(NODE, { origin: 'https://node.example:8443', authority: 'node.example:8443' });
  assert.equal(readNodeAddress('http://127.0.0.1:8080/').authority, '127.0.0.1:8080');
  assert.equal(readNodeAddress('https://[::1]:8443').authority, '[::1]:8443');
});

test('a node is an origin and nothing more', () => {
  const traps = [
    '',
    'node.example',
    'ftp://node.example',
    'https://node.example/path',
    'https://node.example?a',
    'https://node.example#a',
    'https://user:secret@node.example',
    'https://NODE.example',
    'https://node.example:443',
    'https://node.example//',
    ' https://node.example',
    'file:///a',
  ];
  for (const trap of traps) assert.throws(() => readNodeAddress(trap), refusedAs('request-malformed'), trap);
});

test('path and query are escaped once, and sent as they were signed', () => {
  const target = (path: string, query = {}) => operationTarget(NODE, SERVICE, path, query);
  const prefix = '/exchange/model-directorate/programme/1';
  assert.equal(target('/commitments'), `${prefix}/commitments`);
  assert.equal(target('/a b/é'), `${prefix}/a%20b/%C3%A9`);
  assert.equal(target('/a%20b'), `${prefix}/a%2520b`);
  assert.equal(target("/!'()*?#&;="), `${prefix}/%21%27%28%29%2A%3F%23%26%3B%3D`);
  assert.equal(
    target('/c', { year: '2026', status: ['open', 'closed & kept'], "o'k": '' }),
    `${prefix}/c?year=2026&status=open&status=closed%20%26%20kept&o%27k=`,
  );
  assert.equal(target('/c', { none: [] }), `${prefix}/c`);
});

test('whatever is asked, a URL parser leaves the target as it was signed and gives the same values back', () => {
  const text = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 10 })
    .filter((part) => part.isWellFormed());
  const segment = text.filter((part) => !part.includes('/') && !/^\.{1,2}$/.test(part));
  const queries = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 4 });
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), queries, (segments, query) => {
      const target = operationTarget(NODE, SERVICE, `/${segments.join('/')}`, query);
      const url = new URL(`https://node.example:8443${target}`);
      assert.equal(url.pathname + url.search, target);
      assert.deepEqual(url.pathname.split('/').slice(5).map(decodeURIComponent), segments);
      const expected = Object.entries(query).flatMap(([name, values]) =>
        [values].flat().map((value) => [name, value]),
      );
      assert.deepEqual([...url.searchParams], expected);
    }),
  );
});

test('a path that another reader could take for another is refused', () => {
  for (const path of ['', 'a', '/', '//', '/a/', '/a//b', '/..', '/a/../b', '/./a', '/.', '/\ud800']) {
    assert.throws(() => operationTarget(NODE, SERVICE, path), refusedAs('request-malformed'), path);
  }
  assert.throws(() => operationTarget(NODE, SERVICE, '/a', { a: '\udc00' }), refusedAs('request-malformed'));
});

test('a service is an organisation, a name and a major version', () => {
  for (const service of [
    '',
    'a/b',
    'a/b/1/c',
    'a/b/01',
    'a/b/v1',
    'A/b/1',
    '../b/1',
    'a/b/-1',
    'a/b/1000000',
  ]) {
    assert.throws(() => operationTarget(NODE, service, '/a'), refusedAs('request-malformed'), service);
  }
});
