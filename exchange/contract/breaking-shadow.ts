import type { Contract, Operation, Parameter, Segment } from './model.ts';
import { parameterValue } from './parameter-value.ts';
import { pathShape } from './path-shape.ts';
import { admits } from './scalar.ts';

/**
 * Whether a path that the new contract adds takes requests that were this operation's: `/projects/archive`
 * takes one of `/projects/{id}`, unless `archive` was never an id. The more exact path decides (match.ts).
 */
export function isShadowed(operation: Operation, before: Contract, after: Contract): boolean {
  const known = new Set(before.operations.map(({ segments }) => pathShape(segments)));
  return after.operations.some(
    ({ segments }) => !known.has(pathShape(segments)) && takesFrom(operation, segments),
  );
}

function takesFrom({ segments, parameters }: Operation, added: readonly Segment[]): boolean {
  if (segments.length !== added.length || pathShape(segments) === pathShape(added)) return false;
  return segments.every((segment, index) => {
    const other = added[index];
    if (segment.kind === 'literal') return other?.kind === 'literal' && other.text === segment.text;
    if (other?.kind !== 'literal') return true;
    return parameters.some(
      (parameter) =>
        parameter.in === 'path' && parameter.name === segment.text && takes(parameter, other.text),
    );
  });
}

function takes({ scalar }: Parameter, text: string): boolean {
  const value = parameterValue(scalar.type, text);
  return value !== null && admits(scalar, value) && (scalar.values?.includes(value) ?? true);
}
