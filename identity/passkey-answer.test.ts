import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAuthentication, parseRegistration } from './passkey-answer.ts';

const GOOD = {
  id: 'abc',
  type: 'public-key',
  response: { clientDataJSON: 'YQ', authenticatorData: 'Yg', signature: 'Yw', userHandle: null },
};

test('of what a browser answers only what is judged is read', () => {
  assert.deepEqual(parseAuthentication(JSON.stringify(GOOD)), {
    id: 'abc',
    rawId: 'abc',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: 'YQ', authenticatorData: 'Yg', signature: 'Yw' },
  });
  assert.equal(parseRegistration(JSON.stringify(GOOD)), null);
});

test('what is no answer is refused: empty, a duplicate name, another kind, a missing or odd part', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{"id":"a","id":"b"}',
    JSON.stringify({ ...GOOD, type: 'password' }),
    JSON.stringify({ ...GOOD, id: 'a b' }),
    JSON.stringify({ ...GOOD, response: { ...GOOD.response, signature: 7 } }),
    JSON.stringify({ ...GOOD, response: { clientDataJSON: 'YQ', signature: 'Yw' } }),
    'x'.repeat(40_000),
  ]) {
    assert.equal(parseAuthentication(text), null, text.slice(0, 60));
  }
});

test('property: no JSON makes it throw', () => {
  fc.assert(fc.property(fc.json(), (text) => void parseRegistration(text)));
});
