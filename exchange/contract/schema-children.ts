import type { Schema } from './model.ts';

/** The schemas right beneath a container: [name, schema], `*` for the items of an array. */
export function namedChildrenOf(schema: Schema): [string, Schema][] {
  switch (schema.kind) {
    case 'scalar':
      return [];
    case 'array':
      return [['*', schema.items]];
    case 'object':
      return [...schema.properties];
    case 'variants':
      return [...schema.variants.values()].flatMap(({ properties }) => [...properties]);
  }
}

export function childrenOf(schema: Schema): Schema[] {
  return namedChildrenOf(schema).map(([, child]) => child);
}
