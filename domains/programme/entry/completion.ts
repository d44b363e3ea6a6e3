import { type EntryOf, inForce } from './accepted.ts';
import type { Completion, Entry } from './entry.ts';

/** The step that a commitment stands on: the latest accepted one; null where nobody has shown anything. */
export function stepOf(entries: readonly Entry[]): EntryOf<'step'> | null {
  return inForce(entries, 'step').at(-1) ?? null;
}

/** How far a commitment is, by its latest accepted step. Without one it is unknown, and counts for nothing. */
export function completionOf(entries: readonly Entry[]): Completion {
  return stepOf(entries)?.content.completion ?? 'no-evidence';
}
