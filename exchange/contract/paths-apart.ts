import type { Segment } from './model.ts';
import { malformed, type Place } from './place.ts';

type Path = { readonly item: Place; readonly segments: readonly Segment[] };

/**
 * Refuses two paths of which neither is the more exact where both match, as `/a/{x}` and `/{y}/b` do for `/a/b`:
 * the node and the provider could take different operations, and only one of them was agreed.
 */
export function checkPathsApart(paths: readonly Path[]): void {
  for (const [index, one] of paths.entries()) {
    for (const other of paths.slice(index + 1)) {
      if (overlaps(one.segments, other.segments) && !isOrdered(one.segments, other.segments)) {
        malformed(other.item, 'another path matches the same requests, and neither is the more exact');
      }
    }
  }
}

function overlaps(one: readonly Segment[], other: readonly Segment[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ kind, text }, index) => {
      const segment = other[index];
      return kind === 'template' || segment?.kind === 'template' || segment?.text === text;
    })
  );
}

function isOrdered(one: readonly Segment[], other: readonly Segment[]): boolean {
  const differing = one.flatMap(({ kind }, index) => (kind === other[index]?.kind ? [] : [kind]));
  return new Set(differing).size === 1;
}
