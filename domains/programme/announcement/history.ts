import { isDeepStrictEqual } from 'node:util';
import { lastDayOf } from '../span.ts';
import type { CommitmentRecord, Outcome, Terms, Version } from './record.ts';

/** Something that a source says of a commitment, in the order it became known. */
export type HistoryEvent =
  | { readonly event: 'announced'; readonly version: Version }
  | {
      readonly event: 'date-changed';
      readonly version: Version;
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly event: 'reworded';
      readonly version: Version;
      /** What now reads otherwise, and how it read before. */
      readonly changed: readonly (keyof Terms | 'sentence')[];
      readonly before: Version;
    }
  | { readonly event: 'kept'; readonly outcome: Extract<Outcome, { readonly outcome: 'kept' }> }
  | {
      readonly event: 'carried-over';
      readonly outcome: Extract<Outcome, { readonly outcome: 'carried-over' }>;
    };

const WORDING = [
  'kind',
  'modality',
  'title',
  'target',
  'unit',
  'ambiguous',
  'nature',
  'place',
  'unknown',
] as const;

/**
 * All that sources say of a commitment, oldest first: a date that moved keeps the date that it moved from.
 * A version that only confirms the one before is no event. Notes are the reader's own and never one either.
 */
export function historyOf({ versions, outcomes }: CommitmentRecord): readonly HistoryEvent[] {
  const told = versions.flatMap((version, index) => changesOf(version, versions[index - 1]));
  const became = outcomes.map(
    (outcome): HistoryEvent =>
      outcome.outcome === 'kept' ? { event: 'kept', outcome } : { event: 'carried-over', outcome },
  );
  return [...told, ...became].toSorted((a, b) => compare(dayOfEvent(a), dayOfEvent(b)));
}

/** The day by which an event was public: the last one that its source's date may mean. */
export function dayOfEvent(event: HistoryEvent): string {
  return lastDayOf(sourceOfEvent(event).publishedOn);
}

export function sourceOfEvent(event: HistoryEvent): Version['source'] {
  return 'version' in event ? event.version.source : event.outcome.source;
}

function changesOf(version: Version, before: Version | undefined): readonly HistoryEvent[] {
  if (before === undefined) return [{ event: 'announced', version }];
  const [from, to] = [before.terms.due, version.terms.due];
  const changed = [
    ...WORDING.filter((name) => !isDeepStrictEqual(before.terms[name], version.terms[name])),
    // A sentence that one of the two sources lacks says nothing about a change.
    ...(before.sentence !== null &&
    version.sentence !== null &&
    !isDeepStrictEqual(before.sentence, version.sentence)
      ? (['sentence'] as const)
      : []),
  ];
  return [
    ...(from === to ? [] : [{ event: 'date-changed', version, from, to } as const]),
    ...(changed.length === 0 ? [] : [{ event: 'reworded', version, changed, before } as const]),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
