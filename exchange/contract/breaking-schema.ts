import { scalarRefusal } from './breaking-scalar.ts';
import type { ArraySchema, ObjectSchema, Scalar, ScalarSchema, Schema, VariantsSchema } from './model.ts';

/** Something that a sender may send and a reader refuses: the rule, and where in the content. */
export type Refusal = { readonly rule: string; readonly pointer: string };

/** Whether a reader refuses properties it does not know (a node), or passes over them (a consumer). */
export type Reading = 'strict' | 'tolerant';

/** What a sender who keeps to `sent` may send that a reader of `read` refuses; empty where there is nothing. */
export function refusals(sent: Schema, read: Schema, reading: Reading, pointer = ''): Refusal[] {
  const nulls = sent.nullable && !read.nullable ? [{ rule: 'null-allowed', pointer }] : [];
  return [...nulls, ...refusalsOfValues(sent, read, reading, pointer)];
}

function refusalsOfValues(sent: Schema, read: Schema, reading: Reading, pointer: string): Refusal[] {
  if (sent.kind === 'scalar' && read.kind === 'scalar') return refusalsOfScalars(sent, read, pointer);
  if (sent.kind === 'array' && read.kind === 'array') return refusalsOfArrays(sent, read, reading, pointer);
  if (isObjects(sent) && isObjects(read)) return refusalsOfObjects(sent, read, reading, pointer);
  return [{ rule: 'type', pointer }];
}

function refusalsOfScalars(sent: ScalarSchema, read: ScalarSchema, pointer: string): Refusal[] {
  const rules = sent.scalars.map((scalar) => scalarRefusal(scalar, read.scalars));
  return [...new Set(rules)].flatMap((rule) => (rule === null ? [] : [{ rule, pointer }]));
}

function refusalsOfArrays(
  sent: ArraySchema,
  read: ArraySchema,
  reading: Reading,
  pointer: string,
): Refusal[] {
  const length =
    (sent.minItems ?? 0) < (read.minItems ?? 0) || (sent.maxItems ?? Infinity) > (read.maxItems ?? Infinity);
  const unique = read.uniqueItems && !sent.uniqueItems && (sent.maxItems ?? Infinity) > 1;
  return [
    ...(length ? [{ rule: 'items', pointer }] : []),
    ...(unique ? [{ rule: 'unique-items', pointer }] : []),
    ...refusals(sent.items, read.items, reading, `${pointer}/*`),
  ];
}

type Objects = ObjectSchema | VariantsSchema;

function isObjects(schema: Schema): schema is Objects {
  return schema.kind === 'object' || schema.kind === 'variants';
}

function refusalsOfObjects(sent: Objects, read: Objects, reading: Reading, pointer: string): Refusal[] {
  const senders = sent.kind === 'variants' ? [...sent.variants.values()] : [sent];
  return senders.flatMap((sender) => {
    if (read.kind === 'object') return refusalsOfObject(sender, read, reading, pointer);
    const constants = constantsOf(sender, read.tag);
    if (constants === null) return [{ rule: 'variants', pointer }];
    return constants.flatMap((constant) => {
      const reader = read.variants.get(constant);
      if (reader === undefined) return [{ rule: 'variants', pointer: `${pointer}/${read.tag}` }];
      return refusalsOfObject(withConstant(sender, read.tag, constant), reader, reading, pointer);
    });
  });
}

function refusalsOfObject(
  sent: ObjectSchema,
  read: ObjectSchema,
  reading: Reading,
  pointer: string,
): Refusal[] {
  const found: Refusal[] = [];
  for (const [name, schema] of sent.properties) {
    const reader = read.properties.get(name);
    const at = `${pointer}/${name}`;
    if (reader !== undefined) found.push(...refusals(schema, reader, reading, at));
    else if (reading === 'strict') found.push({ rule: 'property-removed', pointer: at });
  }
  for (const name of read.required) {
    if (sent.required.has(name)) continue;
    const gone = reading === 'tolerant' && !sent.properties.has(name);
    const rule = gone
      ? 'property-removed'
      : reading === 'tolerant'
        ? 'property-optional'
        : 'property-required';
    found.push({ rule, pointer: `${pointer}/${name}` });
  }
  return found;
}

/** The texts that an object's property is confined to, or null where it is not. */
function constantsOf({ properties, required }: ObjectSchema, name: string): readonly string[] | null {
  const schema = properties.get(name);
  if (schema?.kind !== 'scalar' || schema.nullable || !required.has(name)) return null;
  const [scalar, ...others] = schema.scalars;
  const values = others.length === 0 ? (scalar?.values ?? null) : null;
  const texts = values?.filter((value) => typeof value === 'string') ?? null;
  return texts?.length === values?.length ? texts : null;
}

function withConstant(object: ObjectSchema, name: string, constant: string): ObjectSchema {
  const schema = object.properties.get(name);
  if (schema?.kind !== 'scalar') return object;
  const scalars = schema.scalars.map((scalar): Scalar => ({ ...scalar, values: [constant] }));
  return { ...object, properties: new Map([...object.properties, [name, { ...schema, scalars }]]) };
}
