import type { Json } from '@wasl/receipt';
import fc from 'fast-check';
import type { Scalar, Schema } from '../model.ts';
import { closed } from './document.ts';

const NAMES = ['id', 'title', 'state', 'owner', 'items', 'note', 'عنوان', 'a', 'b', 'c'];

const integer = fc.record({ low: fc.integer({ min: -5, max: 5 }), width: fc.nat(20) });
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant({ type: 'string' }),
  fc.constant({ type: 'boolean' }),
  fc.constant({ type: 'number' }),
  fc.constant({ type: ['string', 'null'] }),
  fc.constant({ type: 'string', format: 'date' }),
  fc.constant({ type: 'string', pattern: '^[a-z]{1,3}$' }),
  fc.nat(9).map((maxLength) => ({ type: 'string', maxLength })),
  integer.map(({ low, width }) => ({ type: 'integer', minimum: low, maximum: low + width })),
  fc
    .uniqueArray(fc.constantFrom('open', 'closed', 'lost'), { minLength: 1 })
    .map((values) => ({ type: 'string', enum: values })),
  fc.constant({ oneOf: [{ type: 'string' }, { type: 'integer' }] }),
);

function objectOf(member: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .dictionary(fc.constantFrom(...NAMES), fc.tuple(member, fc.boolean()), {
      minKeys: 1,
      maxKeys: 4,
      noNullPrototype: true,
    })
    .map((members) =>
      closed(
        Object.fromEntries(Object.entries(members).map(([name, [schema]]) => [name, schema])),
        Object.entries(members).flatMap(([name, [, required]]) => (required ? [name] : [])),
      ),
    );
}

function tagged(object: Json, kind: string): Json {
  const { properties, required } = Object(object);
  return closed({ ...properties, kind: { type: 'string', const: kind } }, [...required, 'kind']);
}

const { schema, container } = fc.letrec<{ schema: Json; container: Json }>((tie) => ({
  schema: fc.oneof({ maxDepth: 3, depthSize: 'small' }, scalar, tie('container')),
  container: fc.oneof(
    objectOf(tie('schema')),
    objectOf(tie('schema')),
    tie('schema').map((items) => ({ type: 'array', items })),
    objectOf(tie('schema')).map((object) => ({ anyOf: [object, { type: 'null' }] })),
    fc.tuple(objectOf(tie('schema')), objectOf(tie('schema'))).map(([one, other]) => ({
      oneOf: [tagged(one, 'first'), tagged(other, 'second')],
    })),
  ),
}));

/** A closed schema as a document writes it. */
export const anySchema: fc.Arbitrary<Json> = schema;

/** A schema that may be a whole answer: a container, and not null. */
export const answerSchema: fc.Arbitrary<Json> = container.filter(
  (value) => typeof value === 'object' && value !== null && !('anyOf' in value),
);

/** A schema of an object, which a property can be added to. */
export const objectSchema: fc.Arbitrary<Json> = objectOf(schema);

/** Values that keep to a schema. */
export function valueFor(schemaRead: Schema): fc.Arbitrary<Json> {
  const value = notNullOf(schemaRead);
  return schemaRead.nullable ? fc.option(value, { freq: 4 }) : value;
}

function notNullOf(read: Schema): fc.Arbitrary<Json> {
  switch (read.kind) {
    case 'scalar':
      return fc.oneof(...read.scalars.map(scalarOf));
    case 'array':
      return fc.array(valueFor(read.items), { maxLength: 3 });
    case 'object':
      return fc.record(
        Object.fromEntries([...read.properties].map(([name, child]) => [name, valueFor(child)])),
        {
          requiredKeys: [...read.required],
          noNullPrototype: true,
        },
      );
    case 'variants':
      return fc.oneof(...[...read.variants.values()].map(notNullOf));
  }
}

function scalarOf({ type, values, format, pattern, maxLength, lower, upper }: Scalar): fc.Arbitrary<Json> {
  if (values !== null) return fc.constantFrom(...values);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: lower?.value ?? -100, max: upper?.value ?? 100 });
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
  if (format === 'date') return fc.constantFrom('2026-01-31', '2024-02-29');
  if (pattern !== null) return fc.constantFrom('a', 'bc', 'xyz');
  return fc.string({ maxLength: Math.min(maxLength ?? 9, 9) });
}
