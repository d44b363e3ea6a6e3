import { type Entry, type EntryContent, GRADES, type Grade } from './entry.ts';

/** An entry whose content is of one kind. */
export type EntryOf<Kind extends EntryContent['kind']> = Entry & {
  readonly content: Extract<EntryContent, { readonly kind: Kind }>;
};

export function isAccepted({ validation }: Entry): boolean {
  return validation?.decision === 'accepted';
}

/**
 * The accepted entries of a kind that stand: those that no accepted entry replaces, in the order they were
 * written. Two that say different things and replace neither stand side by side.
 */
export function inForce<Kind extends EntryContent['kind']>(
  entries: readonly Entry[],
  kind: Kind,
): readonly EntryOf<Kind>[] {
  const accepted = entries.filter(isAccepted);
  const replaced = new Set(accepted.map(({ replaces }) => replaces));
  return accepted.filter(
    (entry): entry is EntryOf<Kind> => entry.content.kind === kind && !replaced.has(entry.id),
  );
}

/** What a reviewer made of an item; `declared` until somebody looked. */
export function gradeOf(entry: Entry): Grade {
  return entry.validation?.grade ?? 'declared';
}

export function atLeast(grade: Grade, least: Grade): boolean {
  return GRADES.indexOf(grade) >= GRADES.indexOf(least);
}
