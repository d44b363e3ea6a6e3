import type { Schema } from './model.ts';
import { malformed, type Place } from './place.ts';
import { readSchema } from './schema.ts';

/**
 * Resolves the references of a document, each once. A schema that leads back to itself is refused: its
 * fields could not be listed, and an answer could be as deep as its sender likes.
 */
export function createReferences(schemas: readonly [string, Place][]) {
  const places = new Map(schemas);
  const read = new Map<string, Schema | 'under-way'>();

  function resolve(name: string, from: Place): Schema {
    const known = read.get(name);
    if (known === 'under-way') malformed(from, 'the reference leads back to itself');
    if (known !== undefined) return known;
    const place = places.get(name) ?? malformed(from, 'nothing has this name under #/components/schemas');
    read.set(name, 'under-way');
    const schema = readSchema(place, resolve);
    read.set(name, schema);
    return schema;
  }

  /** Reads what no operation uses as well: a document has no part that nobody checked. */
  function resolveAll(): void {
    for (const [name, place] of places) resolve(name, place);
  }

  return { resolve, resolveAll };
}
