import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileContract } from './compile.ts';
import { matchOperation } from './match.ts';
import { contractOf } from './testing/document.ts';

const CONTRACT = compileContract(contractOf());

function match(method: string, path: string): string | null {
  const found = matchOperation(CONTRACT, method, path);
  return found === null ? null : [found.operation.id, ...found.pathParams.values()].join(' ');
}

test('an operation is found by method and path, literal segments before templates', () => {
  assert.equal(match('GET', '/files'), 'listFiles');
  assert.equal(match('POST', '/files'), 'createFile');
  assert.equal(match('GET', '/files/abc'), 'getFile abc');
  assert.equal(match('GET', '/files/count'), 'countFiles');
  assert.equal(match('PATCH', '/files/abc'), 'changeFile abc');
  assert.equal(match('GET', '/files/count/scan'), 'getScan count');
  assert.equal(match('PUT', '/files/a-b.c~d/scan'), 'putScan a-b.c~d');
});

test('the more exact path decides alone: where it lacks the method, no template takes the request', () => {
  assert.equal(match('PATCH', '/files/count'), null);
});

test('other methods, spellings of methods and paths of another length match nothing', () => {
  for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'get', 'Get', '', 'GET ', 'DELETE']) {
    assert.equal(match(method, '/files'), null, method);
  }
  for (const path of [
    '',
    'files',
    '/',
    '//',
    '/files/',
    '/files//',
    '//files',
    '/Files',
    '/files/a/b',
    '/files/a/scan/',
    '/files?x',
    '/files#x',
    '/files ',
  ]) {
    assert.equal(match('GET', path), null, path);
  }
});

test('a segment is decoded once; what decodes to a separator, a dot segment, a control or an escape matches nothing', () => {
  assert.equal(match('GET', '/files/%61bc'), 'getFile abc');
  assert.equal(match('GET', '/files/%D9%85'), 'getFile م');
  assert.equal(match('GET', '/files/a%20b'), 'getFile a b');
  assert.equal(match('GET', '/files/a+b'), 'getFile a+b');
  assert.equal(match('GET', '/files/100%25'), 'getFile 100%');
  assert.equal(match('GET', '/%66iles'), 'listFiles');
  for (const segment of [
    'a%2Fb',
    'a%2fb',
    'a%5Cb',
    'a\\b',
    '%252F',
    '%25252F',
    '%2e',
    '%2E%2E',
    '..',
    '.',
    '%00',
    '%0A',
    '%7F',
    '%C2%85',
    '%',
    '%4',
    '%zz',
    '%FF',
    '%C0%AF',
    '%ED%A0%80',
    'م',
    'a|b',
    'a"b',
  ]) {
    assert.equal(match('GET', `/files/${segment}`), null, segment);
  }
});

test('what encodeURIComponent writes of a text comes back as that text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      fc.pre(!/[/\\\p{Cc}]|%[0-9A-Fa-f]{2}/u.test(text) && !/^\.{1,2}$/.test(text) && text !== 'count');
      assert.equal(match('GET', `/files/${encodeURIComponent(text)}`), `getFile ${text}`);
    }),
  );
});

test('no path whatever throws or reaches an operation with a separator in a value', () => {
  const paths = fc
    .array(fc.constantFrom('/', 'files', '%2F', '%25', '2F', '..', 'a', '%', '\\', ';', 'scan'))
    .map((parts) => `/files/${parts.join('')}`);
  fc.assert(
    fc.property(paths, (path) => {
      const found = matchOperation(CONTRACT, 'GET', path);
      for (const value of found?.pathParams.values() ?? []) assert.doesNotMatch(value, /[/\\]|%2F/i);
    }),
  );
});
