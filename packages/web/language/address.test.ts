import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressOf, NO_FIELDS, splitAddress, withFields } from './address.ts';
import { PAGE_LANGUAGES } from './language.ts';

test('every language has its prefix, and an address without one is Arabic', () => {
  assert.deepEqual(splitAddress('/fr/programme/7'), { language: 'fr', path: '/programme/7' });
  assert.deepEqual(splitAddress('/zgh'), { language: 'zgh', path: '/' });
  assert.deepEqual(splitAddress('/programme'), { language: 'ar', path: '/programme' });
  assert.deepEqual(splitAddress('/french/x'), { language: 'ar', path: '/french/x' });
  assert.deepEqual(splitAddress('/'), { language: 'ar', path: '/' });
});

test('the address of a page in a language leads back to both', () => {
  const part = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
  fc.assert(
    fc.property(fc.constantFrom(...PAGE_LANGUAGES), fc.array(part), (language, parts) => {
      const path = `/${parts.join('/')}`;
      assert.deepEqual(splitAddress(addressOf(language, path)), { language, path });
    }),
  );
});

test('a change of one field keeps the others, and an empty value takes it out', () => {
  const query = new Map([
    ['sort', ['-date']],
    ['tag', ['a', 'b']],
    ['page', ['3']],
  ]);
  assert.equal(
    addressOf('en', '/x', withFields(query, { sort: 'name', page: '' })),
    '/en/x?tag=a&tag=b&sort=name',
  );
  assert.equal(addressOf('ar', '/', NO_FIELDS), '/ar');
});
