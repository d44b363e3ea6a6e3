import { SCHEMA_ANNOTATIONS } from './annotations.ts';
import { checkFieldName } from './field-name.ts';
import type { ArraySchema, ObjectSchema, Schema } from './model.ts';
import { countOf } from './numbers.ts';
import {
  flagOf,
  itemsOf,
  malformed,
  memberOf,
  membersOf,
  type Place,
  refuseOthers,
  requireMember,
  textOf,
} from './place.ts';

type ReadSchema = (place: Place) => Schema;

const MAX_PROPERTIES = 500;

export function readContainer(
  place: Place,
  type: 'array' | 'object',
  nullable: boolean,
  read: ReadSchema,
): ArraySchema | ObjectSchema {
  return type === 'array' ? readArray(place, nullable, read) : readObject(place, nullable, read);
}

function readArray(place: Place, nullable: boolean, read: ReadSchema): ArraySchema {
  refuseOthers(place, ['type', 'items', 'minItems', 'maxItems', 'uniqueItems', ...SCHEMA_ANNOTATIONS]);
  const items = read(requireMember(place, 'items'));
  const minItems = countOf(memberOf(place, 'minItems'));
  const maxItems = countOf(memberOf(place, 'maxItems'));
  if ((minItems ?? 0) > (maxItems ?? Infinity)) malformed(place, 'minItems is more than maxItems');
  const uniqueItems = flagOf(memberOf(place, 'uniqueItems'), false);
  // Comparing containers with each other takes the square of their number.
  if (uniqueItems && (items.kind !== 'scalar' || items.scalars.length > 1)) {
    malformed(place, 'uniqueItems is for items of one plain type');
  }
  return { kind: 'array', nullable, items, minItems, maxItems, uniqueItems };
}

function readObject(place: Place, nullable: boolean, read: ReadSchema): ObjectSchema {
  refuseOthers(place, [
    'type',
    'properties',
    'required',
    'additionalProperties',
    'unevaluatedProperties',
    ...SCHEMA_ANNOTATIONS,
  ]);
  const closing = memberOf(place, 'additionalProperties') ?? memberOf(place, 'unevaluatedProperties');
  if (closing?.value !== false) malformed(place, 'an object is closed by additionalProperties: false');
  const members = membersOf(requireMember(place, 'properties'));
  if (members.length === 0) malformed(place, 'an object has at least one property');
  if (members.length > MAX_PROPERTIES)
    malformed(place, `an object has more than ${MAX_PROPERTIES} properties`);
  const properties = new Map(
    members.map(([name, member]) => {
      checkFieldName(name, member);
      return [name, read(member)];
    }),
  );
  return { kind: 'object', nullable, properties, required: readRequired(place, properties) };
}

function readRequired(place: Place, properties: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const list = memberOf(place, 'required');
  const places = list === null ? [] : itemsOf(list, MAX_PROPERTIES);
  const required = new Set<string>();
  for (const item of places) {
    const name = textOf(item);
    if (!properties.has(name)) malformed(item, 'what is required is not among the properties');
    if (required.has(name)) malformed(item, 'a property is required twice');
    required.add(name);
  }
  return required;
}
