import type { Operation, Schema } from './model.ts';
import { malformed } from './place.ts';
import { childrenOf } from './schema-children.ts';

type Size = { readonly depth: number; readonly fields: number };

/** As deep as strict JSON is read: a deeper answer could not be received. */
const MAX_DEPTH = 16;
const MAX_FIELDS = 10_000;
/** Checks of a content are compiled while others wait, in about a millisecond a field. */
const MAX_CONTENT_FIELDS = 500;

/**
 * Refuses a document whose schemas, written out, are deeper than an answer may be or have more fields than are
 * worth compiling: references let a short document grow beyond any measure.
 */
export function checkSizes(operations: readonly Operation[]): void {
  const known = new Map<Schema, Size>();
  let fields = 0;
  for (const { path, method, body, responses } of operations) {
    for (const content of [body.content, ...responses.values()]) {
      if (content.kind !== 'json') continue;
      const size = sizeOf(content.schema, known);
      const place = { where: `#/paths/${path.replaceAll('/', '~1')}/${method}` };
      if (size.depth > MAX_DEPTH) malformed(place, `a content is deeper than ${MAX_DEPTH} levels`);
      if (size.fields > MAX_CONTENT_FIELDS)
        malformed(place, `a content has more than ${MAX_CONTENT_FIELDS} fields, written out`);
      fields += size.fields;
      if (fields > MAX_FIELDS)
        malformed(place, `the document has more than ${MAX_FIELDS} fields, written out`);
    }
  }
}

function sizeOf(schema: Schema, known: Map<Schema, Size>): Size {
  const measured = known.get(schema);
  if (measured !== undefined) return measured;
  const children = childrenOf(schema).map((child) => sizeOf(child, known));
  const size = {
    depth: schema.kind === 'scalar' ? 0 : 1 + Math.max(...children.map(({ depth }) => depth)),
    fields: children.reduce((sum, child) => sum + child.fields, 1),
  };
  known.set(schema, size);
  return size;
}
