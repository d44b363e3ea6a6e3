import { checkAnnotations } from './annotations.ts';
import { SCALAR_TYPES, type ScalarType, type Schema } from './model.ts';
import { itemsOf, malformed, memberOf, type Place, refuseOthers, requireMember, textOf } from './place.ts';
import { readChoice } from './schema-choice.ts';
import { readContainer } from './schema-container.ts';
import { readScalar } from './schema-scalar.ts';

/** Resolves a name of `#/components/schemas`, which stands at a place. */
export type References = (name: string, from: Place) => Schema;

const REFERENCE = /^#\/components\/schemas\/([A-Za-z0-9._-]{1,100})$/;

/**
 * Reads a schema of the subset. Everything that it says is enforced, and every field in it can be named:
 * a keyword that we do not enforce, an open object or a value of no type is refused.
 */
export function readSchema(place: Place, references: References): Schema {
  const reference = memberOf(place, '$ref');
  if (reference !== null) {
    refuseOthers(place, ['$ref', 'summary', 'description']);
    const [, name] = REFERENCE.exec(textOf(reference)) ?? [];
    return references(
      name ?? malformed(reference, 'a reference leads to #/components/schemas/<name>'),
      reference,
    );
  }
  checkAnnotations(place);
  const read = (inner: Place) => readSchema(inner, references);
  if (memberOf(place, 'oneOf') !== null || memberOf(place, 'anyOf') !== null) return readChoice(place, read);
  const { type, nullable } = readType(requireMember(place, 'type'));
  if (type === 'array' || type === 'object') return readContainer(place, type, nullable, read);
  return readScalar(place, type, nullable);
}

function readType(place: Place): { type: ScalarType | 'array' | 'object'; nullable: boolean } {
  const names = Array.isArray(place.value) ? itemsOf(place, 2).map(textOf) : [textOf(place)];
  const types = names.filter((name) => name !== 'null');
  const [name] = types;
  const type = [...SCALAR_TYPES, 'array' as const, 'object' as const].find((known) => known === name);
  if (type === undefined || types.length !== 1)
    malformed(place, 'one type is expected, alone or with "null"');
  return { type, nullable: names.length === 2 };
}
