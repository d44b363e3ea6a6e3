import type { Localised } from '@wasl/kernel';
import type { OfficeText } from '../office-text.ts';

/** Completion as open-government trackers say it; `no-evidence` is what is not known, and counts for nothing. */
export const COMPLETIONS = ['no-evidence', 'not-started', 'limited', 'substantial', 'complete'] as const;
export type Completion = (typeof COMPLETIONS)[number];

/** How much an item proves, least first; a reviewer grades it. */
export const GRADES = ['declared', 'documented', 'independently-confirmed'] as const;
export type Grade = (typeof GRADES)[number];

/** Digest in hexadecimal of the file, figure or receipt that an item stands for; `dated` is a day. */
export type Evidence = {
  readonly kind: 'evidence';
  readonly form: 'document' | 'figure' | 'receipt';
  readonly title: OfficeText;
  readonly sha256: string;
  readonly dated: string;
  /** Of an exchange, where the item came through one. */
  readonly receipt: string | null;
};

export type Indicator = {
  readonly kind: 'indicator';
  readonly name: Localised;
  readonly unit: Localised;
  /** A share of something: it is never shown without of how many. */
  readonly percentage: boolean;
};

export type Figure = {
  readonly kind: 'figure';
  /** The entry of its indicator. */
  readonly indicator: string;
  readonly role: 'baseline' | 'target' | 'actual';
  readonly value: number;
  /** How many cases it was taken from. */
  readonly n: number | null;
  readonly asOf: string;
  readonly source: OfficeText;
  readonly method: OfficeText;
  readonly origin: { readonly by: 'exchange'; readonly receipt: string } | { readonly by: 'hand' };
};

export type CompletionStep = {
  readonly kind: 'step';
  readonly completion: Completion;
  readonly reason: OfficeText;
  /** The entries of evidence that it rests on. */
  readonly evidence: readonly string[];
};

/** An owner's own word that something takes longer: the one thing that makes a commitment late. */
export type Delay = {
  readonly kind: 'delay';
  readonly difficulty: OfficeText;
  readonly correctiveMeasure: OfficeText;
  readonly newDue: string | null;
};

export type Milestone = {
  readonly kind: 'milestone';
  readonly title: OfficeText;
  readonly due: string | null;
  readonly reachedOn: string | null;
};

export type Owner = { readonly kind: 'owner'; readonly unit: Localised };

export type EntryContent = Evidence | Indicator | Figure | CompletionStep | Delay | Milestone | Owner;

/** What a second person decided of an entry. The grade is of evidence only. */
export type Validation = {
  readonly by: string;
  readonly at: string;
  readonly decision: 'accepted' | 'returned';
  readonly grade: Grade | null;
  readonly reason: string;
};

/** What the office writes of a commitment; once written it stays, and a later entry may stand in its place. */
export type Entry = {
  readonly id: string;
  readonly commitment: string;
  readonly author: string;
  /** RFC 3339 in UTC with milliseconds. */
  readonly at: string;
  /** The entry that it corrects, which stays readable. */
  readonly replaces: string | null;
  readonly content: EntryContent;
  readonly validation: Validation | null;
};
