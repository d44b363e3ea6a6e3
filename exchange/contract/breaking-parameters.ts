import type { BreakingChange } from './breaking-change.ts';
import { scalarRefusal } from './breaking-scalar.ts';
import type { Operation, Parameter, Scalar } from './model.ts';

/** Parameters of a path are compared by where they stand, those of a query by name. */
export function brokenParameters(old: Operation, next: Operation): BreakingChange[] {
  const pairs = [...pathPairs(old, next), ...queryPairs(old, next)];
  return pairs.flatMap(([before, after]) => {
    const where = `/request/${before?.in ?? after?.in}/${before?.name ?? after?.name}`;
    if (after === undefined) return [{ code: 'parameter-removed', where }];
    const required =
      after.required && before?.required !== true ? [{ code: 'parameter-required', where }] : [];
    const rule = before === undefined ? null : parameterRefusal(before.scalar, after.scalar);
    return [...required, ...(rule === null ? [] : [{ code: `parameter-${rule}`, where }])];
  });
}

/** A parameter is a text on the wire: what was a number or a flag is read by a text without limits too. */
function parameterRefusal(before: Scalar, after: Scalar): string | null {
  const isFree =
    after.type === 'string' &&
    [after.values, after.format, after.pattern, after.maxLength].every((limit) => limit === null) &&
    (after.minLength ?? 0) <= 1;
  return isFree && before.type !== 'string' ? null : scalarRefusal(before, [after]);
}

type Pair = readonly [Parameter | undefined, Parameter | undefined];

function queryPairs(old: Operation, next: Operation): Pair[] {
  const [before, after] = [old, next].map(({ parameters }) =>
    parameters.filter((parameter) => parameter.in === 'query'),
  );
  const added = after?.filter(({ name }) => before?.every((known) => known.name !== name)) ?? [];
  return [
    ...(before ?? []).map(
      (parameter): Pair => [parameter, after?.find(({ name }) => name === parameter.name)],
    ),
    ...added.map((parameter): Pair => [undefined, parameter]),
  ];
}

function pathPairs(old: Operation, next: Operation): Pair[] {
  const [before, after] = [old, next].map(pathParameters);
  return (before ?? []).flatMap((parameter, index): Pair[] => {
    const other = after?.[index];
    // A path with fewer templates is another path: that is said of the operation.
    return other === undefined ? [] : [[parameter, other]];
  });
}

/** In the order of the path. */
export function pathParameters({ segments, parameters }: Operation): Parameter[] {
  return segments.flatMap(({ kind, text }) =>
    kind === 'template' ? parameters.filter((known) => known.in === 'path' && known.name === text) : [],
  );
}
