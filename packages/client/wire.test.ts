import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { refusedAs } from './testing/sample.ts';
import { formatBytes, indexHeaders, parseBytes, readBytes, requireHeader, requireTerms } from './wire.ts';

test('headers are found by lower-case name, whatever case they were sent in', () => {
  const headers = indexHeaders(['Wasl-Purpose', 'review', 'ACCEPT', 'a', 'accept', 'b']);
  assert.deepEqual(
    [...headers],
    [
      ['wasl-purpose', 'review'],
      ['accept', 'a'],
    ],
  );
});

test('a header that a decision leans on stands once: of two values nobody chooses', () => {
  const names = [
    'host',
    'content-length',
    'content-type',
    'content-digest',
    'content-encoding',
    'transfer-encoding',
    'signature',
    'signature-input',
    'idempotency-key',
    'wasl-agreement',
    'wasl-purpose',
    'wasl-commitment',
    'wasl-salt',
    'wasl-whatever-comes',
  ];
  for (const name of names) {
    for (const second of ['same', 'other']) {
      const raw = [name, 'same', name.toUpperCase(), second];
      assert.throws(() => indexHeaders(raw), refusedAs('header-repeated'), name);
    }
  }
});

test('a header that is needed is there, not empty, and printable ASCII', () => {
  const headers = new Map([
    ['good', 'a b~'],
    ['empty', ''],
    ['latin', 'caf\u00e9'],
    ['arabic', 'مراجعة'],
    ['control', 'a\u0000b'],
    ['tab', 'a\tb'],
    ['line', 'a\nb'],
  ]);
  assert.equal(requireHeader(headers, 'good'), 'a b~');
  for (const name of ['empty', 'absent']) {
    assert.throws(() => requireHeader(headers, name), refusedAs('header-missing'), name);
  }
  for (const name of ['latin', 'arabic', 'control', 'tab', 'line']) {
    assert.throws(() => requireHeader(headers, name), refusedAs('request-malformed'), name);
  }
});

test('agreement and purpose are codes, since a receipt keeps them for ever', () => {
  const good = { 'wasl-agreement': 'model-audit/programme-review', 'wasl-purpose': 'p'.repeat(100) };
  const terms = (changed: Record<string, string>) =>
    requireTerms(new Map(Object.entries({ ...good, ...changed })));
  assert.deepEqual(terms({}), { agreement: good['wasl-agreement'], purpose: good['wasl-purpose'] });
  const agreements = [
    'a',
    'a/b/c',
    'a/',
    '/b',
    'A/b',
    'a/b.c',
    'a/b c',
    'a//b',
    `a/${'b'.repeat(201)}`,
    '../b',
  ];
  for (const agreement of agreements) {
    assert.throws(() => terms({ 'wasl-agreement': agreement }), refusedAs('request-malformed'), agreement);
  }
  for (const purpose of ['Review', 'a review', '-a', 'a/b', 'p'.repeat(101), 'CIN AB123456']) {
    assert.throws(() => terms({ 'wasl-purpose': purpose }), refusedAs('request-malformed'), purpose);
  }
});

test('RFC 9651 §3.3.5: bytes stand between colons, in their one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = formatBytes(bytes);
      assert.deepEqual(readBytes(text), bytes);
      assert.deepEqual(parseBytes(text, bytes.length, 'x'), bytes);
      assert.throws(() => parseBytes(text, bytes.length + 1, 'x'), refusedAs('request-malformed'));
    }),
  );
  const traps = [
    '',
    ':',
    'AAAA',
    ':AAAA',
    'AAAA:',
    ':AAA:',
    ':AAB=:',
    ':AA==:',
    ': AAAA:',
    ':AA_-:',
    ':AAAA:;q',
    '::AAAA::',
  ];
  for (const trap of traps) {
    const read = readBytes(trap);
    // The one byte of `AA==` is well spelt; what it lacks is its length.
    if (trap === ':AA==:') assert.equal(read?.length, 1);
    else assert.equal(read, null, trap);
    assert.throws(() => parseBytes(trap, 3, 'x'), refusedAs('request-malformed'), trap);
  }
});
