import assert from 'node:assert/strict';
import { test } from 'node:test';
import { file, redirect } from './answer.ts';

test('a redirect never leaves the site', () => {
  for (const to of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'x',
    '/a\nb',
    '',
  ]) {
    assert.throws(() => redirect(to), RangeError, to);
  }
  assert.deepEqual(redirect('/files/7?sent=1#top'), { kind: 'redirect', to: '/files/7?sent=1#top' });
});

test('the name of a file cannot end its header', () => {
  for (const name of ['a"b', 'a\r\nb', 'ملف.pdf', '../a', '']) {
    assert.throws(() => file(name, 'text/plain', new Uint8Array()), RangeError, name);
  }
});
