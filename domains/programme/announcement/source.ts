export const SOURCE_KINDS = ['announcement', 'results', 'report'] as const;

/** A published source. Null is what was not recorded of it. */
export type PublishedSource = {
  readonly id: string;
  readonly kind: (typeof SOURCE_KINDS)[number];
  readonly publisher: string | null;
  /** A day, or the month or year where no day was recorded. */
  readonly publishedOn: string;
  readonly url: string | null;
  readonly note: string | null;
  /** Whether it lists all there is; null where that was not recorded. */
  readonly exhaustive: boolean | null;
};

/**
 * How well a fact is sourced: H where several outlets agree or an official text is relayed, M where one good
 * secondary source says it; null where nobody graded it.
 */
export type Confidence = 'H' | 'M' | null;
