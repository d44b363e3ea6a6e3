import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('RFC 8785 §3.2.3: names are sorted by UTF-16 code units', () => {
  const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  const order = [...canonicalJson(names).matchAll(/:(\d)/g)].map(([, digit]) => digit);
  assert.deepEqual(order, ['2', '4', '6', '7', '1', '5', '3']);
});

test('RFC 8785 §3.2.2: numbers and strings are written as ECMAScript writes them', () => {
  assert.equal(
    canonicalJson({ b: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0], a: '€$\u000f\nA\'B"\\"/' }),
    '{"a":"€$\\u000f\\nA\'B\\"\\\\\\"/","b":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]}',
  );
});

test('the order in which members were set does not show, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (object) => {
      const turned = Object.fromEntries(Object.entries(object).toReversed());
      const written = canonicalJson(JSON.parse(JSON.stringify(object)));
      assert.equal(canonicalJson(JSON.parse(JSON.stringify(turned))), written);
      assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(object)));
    }),
  );
});

test('what has no spelling is refused', () => {
  assert.throws(() => canonicalJson([Number.NaN]), RangeError);
  assert.throws(() => canonicalJson({ '\ud800': 1 }), RangeError);
});
