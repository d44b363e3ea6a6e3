import type { Commitment, Domain, Kind, Modality } from '../commitment.ts';
import type { Entry } from '../entry/entry.ts';
import type { OfficeText } from '../office-text.ts';
import type { Confidence, PublishedSource } from './source.ts';

/** What a source announces of a commitment. Kind and modality are null where they were not recorded. */
export type Terms = Omit<Commitment, 'id' | 'domain' | 'kind' | 'modality'> & {
  readonly kind: Kind | null;
  readonly modality: Modality | null;
};

/** A commitment as one source announced it. Versions are added, never changed. */
export type Version = {
  /** From 1, in the order in which they were entered. */
  readonly number: number;
  readonly source: PublishedSource;
  /** The announced sentence itself, where the office entered it. */
  readonly sentence: OfficeText | null;
  readonly terms: Terms;
  readonly confidence: Confidence;
};

/** What a later source says became of a commitment. */
export type Outcome = {
  readonly source: PublishedSource;
  readonly note: OfficeText | null;
  readonly confidence: Confidence;
} & ({ readonly outcome: 'kept' } | { readonly outcome: 'carried-over'; readonly to: string });

/** All that is held of one commitment. */
export type CommitmentRecord = {
  readonly id: string;
  /** The year of the programme that announced it. */
  readonly year: number;
  readonly domain: Domain;
  /** At least one, by number. */
  readonly versions: readonly Version[];
  readonly outcomes: readonly Outcome[];
  /** What the office wrote and a second person accepted, in the order it was written. */
  readonly entries: readonly Entry[];
};

/** The version in force: the latest. */
export function currentVersion({ id, versions }: CommitmentRecord): Version {
  const latest = versions.at(-1);
  if (latest === undefined) throw new TypeError(`the commitment ${id} has no version`);
  return latest;
}
