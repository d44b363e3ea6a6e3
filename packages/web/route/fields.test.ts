import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFields } from './fields.ts';

test('WHATWG URL §5: what a browser encodes is read as it was', () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((value) => !/[\0\r]/.test(value) && value.isWellFormed());
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (pairs) => {
      const encoded = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
      const sent = [...Map.groupBy(pairs, ([name]) => name)];
      const expected = new Map(sent.map(([name, group]) => [name, group.map(([, value]) => value)]));
      assert.deepEqual(parseFields(encoded), expected);
    }),
  );
});

test('several values under one name keep their order; a line end is one character', () => {
  assert.deepEqual(
    parseFields('a=1&b=x%0D%0Ay&a=2'),
    new Map([
      ['a', ['1', '2']],
      ['b', ['x\ny']],
    ]),
  );
  assert.deepEqual(parseFields(''), new Map());
  assert.deepEqual(
    parseFields('a=b=c&d'),
    new Map([
      ['a', ['b=c']],
      ['d', ['']],
    ]),
  );
});

test('what no browser sends is refused: half an escape, bytes that are no UTF-8, a NUL, too many fields', () => {
  for (const text of ['a=%', 'a=%zz', 'a=%ff', '%ED%A0%80=a', 'a=%00', 'a&'.repeat(201)]) {
    assert.equal(parseFields(text), null, text.slice(0, 20));
  }
});
