import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReceiptError } from './error.ts';
import { isJsonObject, parseStrictJson } from './strict-json.ts';

function parse(text: string) {
  return parseStrictJson(text, 10_000);
}

function refuses(text: string): void {
  assert.throws(
    () => parse(text),
    (error) => error instanceof ReceiptError && error.code === 'json-malformed',
    text,
  );
}

test('what JSON.stringify writes of values we sign is read back', () => {
  const name = fc.string({ unit: 'binary', maxLength: 8 });
  const leaf = fc.oneof(
    name,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, max: 1, min: -1 }),
  );
  const value = fc.dictionary(name, fc.oneof(leaf, fc.array(leaf), fc.dictionary(name, leaf)));
  fc.assert(
    fc.property(value, (object) => {
      const text = JSON.stringify(object);
      assert.deepEqual(parse(text), JSON.parse(text));
    }),
  );
});

test('a name given twice is refused, at any depth and however it is escaped', () => {
  refuses('{"a":1,"a":1}');
  refuses('{"a":1,"\\u0061":2}');
  refuses('{"a":{"b":[{"c":1,"c":2}]}}');
  refuses('{"a":{},"a":[]}');
  refuses('{"__proto__":1,"__proto__":2}');
  refuses('{"a" : 1 , "b" : "x" , "a" : 2}');
  refuses('{"":1,"":2}');
});

test('equal names of different objects, and values equal to names, are none twice', () => {
  assert.deepEqual(parse('{"a":{"a":"a"},"b":["a","a",{"a":1},{"a":2}]}'), {
    a: { a: 'a' },
    b: ['a', 'a', { a: 1 }, { a: 2 }],
  });
  assert.deepEqual(parse('{"a":"{\\"a\\":1,\\"a\\":2}","b":"\\\\"}'), { a: '{"a":1,"a":2}', b: '\\' });
});

test('a name given twice is found wherever it stands in a generated object', () => {
  const names = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(names, fc.nat(), fc.jsonValue({ maxDepth: 3 }), (unique, n, value) => {
      const json = JSON.stringify(value);
      const members = [...unique, unique[n % unique.length] ?? ''].map(
        (name) => `${JSON.stringify(name)}:${json}`,
      );
      refuses(`[{"outer":{${members.join(',')}}}]`);
    }),
  );
});

test('a name __proto__ is an own property and changes no prototype', () => {
  const value = parse('{"__proto__":{"admin":true}}');
  assert.ok(isJsonObject(value));
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.ok(Object.hasOwn(value, '__proto__'));
  assert.equal(value.admin, undefined);
});

test('half of a surrogate pair is refused, in values and in names; a whole pair is not', () => {
  refuses('{"a":"\\ud800"}');
  refuses('{"\\udfff":1}');
  refuses('["\\udc00\\ud800"]');
  refuses('["\ud83d"]');
  assert.deepEqual(parse('["\\ud83d\\ude00"]'), ['😀']);
});

test('numbers that are not exact are refused', () => {
  for (const text of [
    '1e999',
    '-1e999',
    '9007199254740992',
    '-9007199254740992',
    '1e16',
    '123456789012345678901',
  ]) {
    refuses(`[${text}]`);
  }
  assert.deepEqual(
    parse('[9007199254740991,-9007199254740991,0.5,1e3]'),
    [9007199254740991, -9007199254740991, 0.5, 1000],
  );
});

test('sixteen levels are the limit, and no depth exhausts a stack', () => {
  parse(`${'['.repeat(16)}${']'.repeat(16)}`);
  refuses(`${'['.repeat(17)}${']'.repeat(17)}`);
  refuses(`${'{"a":'.repeat(17)}1${'}'.repeat(17)}`);
  assert.throws(() => parseStrictJson('['.repeat(1_000_000), 1_000_000), ReceiptError);
  assert.throws(
    () => parseStrictJson(`${'['.repeat(400_000)}${']'.repeat(400_000)}`, 1_000_000),
    ReceiptError,
  );
});

test('a reader of deeper documents says how deep', () => {
  const levels = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;
  assert.deepEqual(parseStrictJson(levels(17), 100, 17), JSON.parse(levels(17)));
  assert.throws(() => parseStrictJson(levels(18), 100, 17), ReceiptError);
  assert.throws(() => parseStrictJson(levels(3), 100, 2), ReceiptError);
});

test('text beyond the limit, and all that lenient readers take for JSON, is refused', () => {
  assert.throws(() => parseStrictJson('[1,2]', 4), ReceiptError);
  for (const text of [
    '',
    ' ',
    'NaN',
    '[NaN]',
    '[Infinity]',
    "{'a':1}",
    '{a:1}',
    '[1,]',
    '[01]',
    '[+1]',
    '[.5]',
    '[1.]',
  ]) {
    refuses(text);
  }
  for (const text of [
    '//\n1',
    '/**/1',
    '"\n"',
    '"\t"',
    '\ufeff1',
    '1 2',
    '[1]]',
    '"\\x41"',
    '\u00a01',
    '{"a":1}{"a":1}',
  ]) {
    refuses(text);
  }
});

test('hostile text is refused by a ReceiptError or means what JSON.parse means', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    'a',
    '"a"',
    '1',
    '\\u0061',
    '"a":',
    'null',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      try {
        assert.deepEqual(parse(text), JSON.parse(text));
      } catch (error) {
        assert.ok(error instanceof ReceiptError, `${error} escaped for ${text}`);
      }
    }),
    { numRuns: 3_000 },
  );
});
