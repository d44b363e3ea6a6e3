import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@wasl/kernel';
import type { Json } from '@wasl/receipt';
import type { Schema } from './model.ts';
import { readSchema } from './schema.ts';
import { closed } from './testing/document.ts';

function read(value: Json): Schema {
  return readSchema({ value, where: '#' }, () => read({ type: 'string' }));
}

function refuses(value: Json, why: RegExp): void {
  assert.throws(
    () => read(value),
    (error) =>
      error instanceof Problem && error.code === 'contract-malformed' && why.test(String(error.params.why)),
    JSON.stringify(value),
  );
}

const tagged = (tag: Json, ...more: string[]): Json =>
  closed({ kind: tag, ...Object.fromEntries(more.map((name) => [name, { type: 'string' }])) }, ['kind']);

test('a type stands everywhere, alone or with null', () => {
  refuses({}, /type is missing/);
  refuses(true, /an object is expected|type is missing/);
  refuses({ type: 'null' }, /one type/);
  refuses({ type: 'any' }, /one type/);
  refuses({ type: [] }, /one type/);
  refuses({ type: ['string', 'integer'] }, /one type/);
  refuses({ type: ['null', 'null'] }, /one type/);
  assert.equal(read({ type: ['null', 'boolean'] }).nullable, true);
  assert.equal(read({ type: 'boolean' }).nullable, false);
});

test('an object is closed, and requires only what it has', () => {
  refuses({ type: 'object', properties: { a: { type: 'string' } } }, /closed by/);
  refuses({ type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true }, /closed by/);
  refuses({ type: 'object', properties: { a: { type: 'string' } }, additionalProperties: {} }, /closed by/);
  refuses({ type: 'object', additionalProperties: false }, /properties is missing/);
  refuses(closed({}, []), /at least one/);
  refuses(closed({ a: { type: 'string' } }, ['b']), /not among the properties/);
  refuses(closed({ a: { type: 'string' } }, ['a', 'a']), /required twice/);
  refuses({ type: 'array' }, /items is missing/);
  refuses({ type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 2 }, /more than/);
  refuses({ type: 'array', items: closed({ a: { type: 'string' } }, []), uniqueItems: true }, /plain/);
});

test('a name that pointers or the runtime could misread is no field', () => {
  for (const name of [
    '',
    ' ',
    'a b',
    'a/b',
    'a~b',
    '*',
    '1',
    '0a',
    '-',
    'x'.repeat(65),
    'a\u200bb',
    'a\u0000',
  ]) {
    refuses(closed({ [name]: { type: 'string' } }, []), /a name has/);
  }
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) {
    refuses(
      JSON.parse(`{"type":"object","additionalProperties":false,"properties":{"${name}":{"type":"string"}}}`),
      /every object/,
    );
  }
  read(
    closed(
      {
        العنوان: { type: 'string' },
        '@id': { type: 'string' },
        _a: { type: 'string' },
        été: { type: 'string' },
      },
      [],
    ),
  );
});

test('limits make sense together, and values keep them', () => {
  refuses({ type: 'string', minLength: 2, maxLength: 1 }, /minLength/);
  refuses({ type: 'string', minLength: -1 }, /whole number/);
  refuses({ type: 'string', maxLength: 1.5 }, /whole number/);
  refuses({ type: 'integer', minimum: 2, maximum: 1 }, /lower limit/);
  refuses({ type: 'integer', minimum: 2, exclusiveMinimum: 1 }, /stand together/);
  refuses({ type: 'integer', minimum: '2' }, /number is expected/);
  refuses({ type: 'integer', format: 'int32', maximum: 2 ** 40 }, /beyond int32/);
  refuses({ type: 'string', enum: [] }, /at least one/);
  refuses({ type: 'string', enum: ['a', 'a'] }, /twice/);
  refuses({ type: 'string', enum: ['a', 1] }, /breaks the type/);
  refuses({ type: 'string', enum: ['abc'], maxLength: 2 }, /breaks the type/);
  refuses({ type: 'integer', enum: [1.5] }, /breaks the type/);
  refuses({ type: 'string', enum: ['a', null] }, /null is among/);
  refuses({ type: 'string', const: 'a', enum: ['a'] }, /stand together/);
  refuses({ type: 'string', const: { a: 1 } }, /plain value/);
  refuses({ type: 'string', format: 'ipv4' }, /format/);
  refuses({ type: 'string', format: 'int32' }, /format/);
  refuses({ type: 'number', format: 'date' }, /format/);
  refuses({ type: 'number', format: 'int64' }, /format/);
  refuses({ type: 'string', pattern: '(a+)+' }, /anchored/);
  refuses({ type: 'string', pattern: '^(a+)+$' }, /two ways/);
});

test('null leaves a list of values that does not hold it', () => {
  assert.equal(read({ type: ['string', 'null'], enum: ['a', null] }).nullable, true);
  assert.equal(read({ type: ['string', 'null'], enum: ['a'] }).nullable, false);
  assert.equal(read({ type: ['string', 'null'] }).nullable, true);
});

test('a choice is of null, of plain values of different types, or of objects that a constant tells apart', () => {
  const text: Json = { type: 'string' };
  assert.equal(read({ anyOf: [text, { type: 'null' }] }).nullable, true);
  assert.equal(read({ oneOf: [closed({ a: text }, []), { type: 'null' }] }).kind, 'object');
  assert.equal(read({ oneOf: [text, { type: 'integer' }, { type: 'boolean' }] }).kind, 'scalar');
  const variants = read({
    oneOf: [
      tagged({ type: 'string', const: 'a' }, 'x'),
      tagged({ type: 'string', enum: ['b'] }),
      { type: 'null' },
    ],
  });
  assert.ok(variants.kind === 'variants' && variants.nullable && variants.tag === 'kind');
  assert.deepEqual([...variants.variants.keys()], ['a', 'b']);

  refuses({ oneOf: [] }, /not null/);
  refuses({ oneOf: [{ type: 'null' }] }, /not null/);
  refuses({ oneOf: [text, { type: 'null' }, { type: 'null' }] }, /more than one/);
  refuses({ oneOf: [{ type: ['string', 'null'] }, { type: 'null' }] }, /more than one/);
  refuses({ oneOf: [text, text] }, /same type/);
  refuses({ oneOf: [{ type: 'integer' }, { type: 'number' }] }, /same type/);
  refuses({ oneOf: [text, closed({ a: text }, [])] }, /plain values, or/);
  refuses({ oneOf: [{ type: 'array', items: text }, text] }, /plain values, or/);
  refuses({ oneOf: [closed({ a: text }, ['a']), closed({ b: text }, ['b'])] }, /tells the objects/);
  refuses(
    { oneOf: [tagged({ type: 'string', const: 'a' }), tagged({ type: 'string', const: 'a' })] },
    /tells the objects/,
  );
  refuses(
    { oneOf: [tagged({ type: 'string', const: 'a' }), tagged({ type: 'string', enum: ['b', 'c'] })] },
    /tells the objects/,
  );
  refuses(
    { oneOf: [tagged({ type: 'integer', const: 1 }), tagged({ type: 'integer', const: 2 })] },
    /tells the objects/,
  );
  refuses(
    { oneOf: [tagged({ type: 'string', const: 'valueOf' }), tagged({ type: 'string', const: 'b' })] },
    /tells the objects/,
  );
  refuses({ oneOf: [text], anyOf: [text] }, /stand together/);
  refuses({ oneOf: [text], discriminator: { propertyName: 'kind' } }, /discriminator is for/);
  refuses({ oneOf: [text], type: 'string' }, /subset/);
});
