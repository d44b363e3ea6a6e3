import { SCHEMA_ANNOTATIONS } from './annotations.ts';
import type { ObjectSchema, Scalar, Schema, VariantsSchema } from './model.ts';
import { itemsOf, malformed, memberOf, type Place, refuseOthers, requireMember, textOf } from './place.ts';

const MAX_BRANCHES = 50;
/** A tag is a code, so that no two spellings of it look alike. */
const TAG_VALUE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/**
 * Reads `oneOf` or `anyOf`, where both mean the same: null beside something, plain values of different
 * types, or closed objects that a constant tells apart. Any other choice could not be filtered exactly,
 * because which fields a value may have would depend on guessing its branch.
 */
export function readChoice(place: Place, read: (place: Place) => Schema): Schema {
  refuseOthers(place, ['oneOf', 'anyOf', 'discriminator', ...SCHEMA_ANNOTATIONS]);
  const oneOf = memberOf(place, 'oneOf');
  const anyOf = memberOf(place, 'anyOf');
  if (oneOf !== null && anyOf !== null) malformed(place, 'oneOf and anyOf stand together');
  const branches = itemsOf(oneOf ?? anyOf ?? place, MAX_BRANCHES);
  const others = branches.filter((branch) => !isNull(branch));
  const schemas = others.map((branch) => read(branch));
  const nulls = branches.length - others.length + schemas.filter(({ nullable }) => nullable).length;
  if (nulls > 1) malformed(place, 'null is in more than one branch');
  return { ...join(place, schemas), nullable: nulls === 1 };
}

function isNull(branch: Place): boolean {
  if (memberOf(branch, 'type')?.value !== 'null') return false;
  refuseOthers(branch, ['type', ...SCHEMA_ANNOTATIONS]);
  return true;
}

function join(place: Place, schemas: readonly Schema[]): Schema {
  const [first] = schemas;
  if (first === undefined) malformed(place, 'a choice has a branch that is not null');
  const discriminator = memberOf(place, 'discriminator');
  if (schemas.every(({ kind }) => kind === 'object')) {
    const objects = schemas.flatMap((schema) => (schema.kind === 'object' ? [schema] : []));
    if (schemas.length > 1) return variantsOf(place, objects, discriminator);
  }
  if (discriminator !== null) malformed(discriminator, 'a discriminator is for several closed objects');
  if (schemas.length === 1) return first;
  const scalars = schemas.flatMap((schema) => (schema.kind === 'scalar' ? schema.scalars : []));
  if (schemas.some(({ kind }) => kind !== 'scalar')) {
    malformed(
      place,
      'a choice is of plain values, or of closed objects that a required constant tells apart',
    );
  }
  const families = new Set(scalars.map(family));
  if (families.size !== scalars.length) malformed(place, 'two branches have the same type: join them in one');
  return { kind: 'scalar', nullable: false, scalars };
}

function family({ type }: Scalar): string {
  return type === 'integer' ? 'number' : type;
}

function variantsOf(
  place: Place,
  objects: readonly ObjectSchema[],
  discriminator: Place | null,
): VariantsSchema {
  if (discriminator !== null) refuseOthers(discriminator, ['propertyName']);
  const named = discriminator === null ? null : textOf(requireMember(discriminator, 'propertyName'));
  const candidates = named === null ? [...(objects[0]?.required ?? [])] : [named];
  for (const tag of candidates.toSorted()) {
    const values = objects.map((object) => constantOf(object, tag));
    const known = values.filter((value) => value !== null);
    if (new Set(known).size === objects.length) {
      const variants = new Map(
        objects.map((object, index) => [known[index] ?? '', { ...object, nullable: false }]),
      );
      return { kind: 'variants', nullable: false, tag, variants };
    }
  }
  return malformed(place, 'no required constant tells the objects of the choice apart');
}

/** The one text that a required property of the object can have, or null. */
function constantOf(object: ObjectSchema, name: string): string | null {
  const schema = object.properties.get(name);
  if (!object.required.has(name) || schema?.kind !== 'scalar' || schema.nullable) return null;
  const [scalar, ...others] = schema.scalars;
  const [value, ...more] = scalar?.values ?? [];
  if (others.length > 0 || more.length > 0 || typeof value !== 'string') return null;
  return TAG_VALUE.test(value) && !(value in Object.prototype) ? value : null;
}
