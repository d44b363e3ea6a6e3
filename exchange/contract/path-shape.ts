import type { Segment } from './model.ts';

/** A path without the names of its templates, which are not on the wire. */
export function pathShape(segments: readonly Segment[]): string {
  return segments.map(({ kind, text }) => (kind === 'template' ? '{}' : text)).join('/');
}
