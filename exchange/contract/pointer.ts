import type { Schema } from './model.ts';
import { namedChildrenOf } from './schema-children.ts';

/** The steps of a pointer: names as they are, since no field's name needs an escape; null where it is none. */
export function stepsOf(pointer: string): readonly string[] | null {
  return pointer.startsWith('/') ? pointer.slice(1).split('/') : null;
}

/** The schemas a pointer leads to: several where variants share the name, none where nothing is declared. */
export function schemasAt(root: Schema, pointer: string): Schema[] {
  const steps = stepsOf(pointer) ?? ['/'];
  return steps.reduce<Schema[]>(
    (schemas, step) =>
      schemas.flatMap((schema) =>
        namedChildrenOf(schema).flatMap(([name, child]) => (name === step ? [child] : [])),
      ),
    [root],
  );
}
