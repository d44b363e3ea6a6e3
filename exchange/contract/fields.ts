import { isSuccess, type Operation, type Schema } from './model.ts';
import { namedChildrenOf } from './schema-children.ts';

/** The pointer of a whole answer (RFC 6901 §5): the one field of opaque content. */
const WHOLE = '';

/**
 * The fields of an operation's answers of success, which an agreement may name: JSON Pointers, `*` for the items
 * of an array, each container before what it holds; '' where the answer is opaque content as a whole.
 */
export function fieldsOf({ responses }: Pick<Operation, 'responses'>): string[] {
  const fields = [...responses].flatMap(([status, content]) => {
    if (!isSuccess(status) || content.kind === 'none') return [];
    return content.kind === 'json' ? fieldsUnder('', content.schema) : [WHOLE];
  });
  return [...new Set(fields)];
}

const known = new WeakMap<Pick<Operation, 'responses'>, ReadonlySet<string>>();

export function isField(operation: Pick<Operation, 'responses'>, pointer: string): boolean {
  return known.getOrInsertComputed(operation, (one) => new Set(fieldsOf(one))).has(pointer);
}

function fieldsUnder(pointer: string, schema: Schema): string[] {
  return namedChildrenOf(schema).flatMap(([name, child]) => {
    const field = `${pointer}/${name}`;
    return [field, ...fieldsUnder(field, child)];
  });
}
