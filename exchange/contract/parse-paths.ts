import { checkAnnotations } from './annotations.ts';
import { METHODS, type Operation, type Segment } from './model.ts';
import { readOperation } from './parse-operation.ts';
import { checkPathsApart } from './paths-apart.ts';
import { malformed, memberOf, membersOf, type Place, refuseOthers } from './place.ts';
import type { References } from './schema.ts';

/** An agreement lists its operations, 200 at most. */
const MAX_OPERATIONS = 200;
const MAX_SEGMENTS = 16;
const LITERAL = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}$/;
const TEMPLATE = /^\{([A-Za-z_][A-Za-z0-9_.-]{0,63})\}$/;

export function readPaths(place: Place, references: References): Operation[] {
  const paths = membersOf(place).map(([path, item]) => ({ path, item, segments: readSegments(path, item) }));
  checkPathsApart(paths);
  const operations = paths.flatMap(({ path, item, segments }) =>
    readPathItem(path, item, segments, references),
  );
  if (operations.length === 0) malformed(place, 'the document has no operation');
  if (operations.length > MAX_OPERATIONS)
    malformed(place, `there are more than ${MAX_OPERATIONS} operations`);
  const ids = operations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) malformed(place, `the operationId ${twice} is used twice`);
  return operations;
}

function readPathItem(
  path: string,
  item: Place,
  segments: readonly Segment[],
  references: References,
): Operation[] {
  refuseOthers(item, ['summary', 'description', 'parameters', ...METHODS]);
  checkAnnotations(item);
  const shared = memberOf(item, 'parameters');
  return METHODS.flatMap((method) => {
    const operation = memberOf(item, method);
    return operation === null
      ? []
      : [readOperation(operation, { path, segments, method, shared }, references)];
  });
}

/** A segment is a literal that needs no escape, or a template as a whole: it is compared after one decoding. */
function readSegments(path: string, place: Place): Segment[] {
  const parts = path.split('/').slice(1);
  if (!path.startsWith('/') || parts.length > MAX_SEGMENTS)
    malformed(place, 'a path has 1 to 16 segments after /');
  const segments = parts.map((part): Segment => {
    const [, name] = TEMPLATE.exec(part) ?? [];
    if (name !== undefined) return { kind: 'template', text: name };
    if (!LITERAL.test(part)) malformed(place, 'a segment is letters, digits and _ ~ - . or one {name}');
    return { kind: 'literal', text: part };
  });
  const names = segments.flatMap(({ kind, text }) => (kind === 'template' ? [text] : []));
  if (new Set(names).size !== names.length) malformed(place, 'a template stands twice in the path');
  return segments;
}
