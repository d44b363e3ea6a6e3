import type { CompiledContract, CompiledOperation } from './compile.ts';
import type { Segment } from './model.ts';
import { decodeSegment } from './percent.ts';

export type MatchedOperation = {
  readonly operation: CompiledOperation;
  /** The templates of the path, decoded once. */
  readonly pathParams: ReadonlyMap<string, string>;
};

/**
 * Finds the operation of a request: `method` as sent (`GET`), `path` with its leading slash and its escapes.
 * The most exact path decides, literal before template; where it has no such method there is no operation,
 * even if a path with a template there has one, because a provider might take either.
 */
export function matchOperation(
  { operations }: CompiledContract,
  method: string,
  path: string,
): MatchedOperation | null {
  const parts = readSegments(path);
  if (parts === null) return null;
  let best: CompiledOperation[] = [];
  for (const operation of operations.values()) {
    if (!matches(operation.segments, parts)) continue;
    const order = best[0] === undefined ? -1 : compareExactness(operation.segments, best[0].segments);
    if (order < 0) best = [operation];
    else if (order === 0) best.push(operation);
  }
  const operation = best.find((candidate) => candidate.method.toUpperCase() === method);
  return operation === undefined ? null : { operation, pathParams: paramsOf(operation.segments, parts) };
}

function readSegments(path: string): string[] | null {
  if (!path.startsWith('/')) return null;
  const segments = path.slice(1).split('/').map(decodeSegment);
  const texts = segments.filter((segment) => segment !== null);
  return texts.length === segments.length ? texts : null;
}

function matches(segments: readonly Segment[], parts: readonly string[]): boolean {
  return (
    segments.length === parts.length &&
    segments.every(({ kind, text }, index) => kind === 'template' || text === parts[index])
  );
}

/** Two paths that match the same request are ordered (paths-apart.ts): the first difference decides. */
function compareExactness(one: readonly Segment[], other: readonly Segment[]): number {
  const index = one.findIndex(({ kind }, at) => kind !== other[at]?.kind);
  return index < 0 ? 0 : one[index]?.kind === 'literal' ? -1 : 1;
}

function paramsOf(segments: readonly Segment[], parts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    segments.flatMap(({ kind, text }, index) => (kind === 'template' ? [[text, parts[index] ?? '']] : [])),
  );
}
