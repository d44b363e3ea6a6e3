import type { Kind } from '../commitment.ts';
import type { Completion } from '../entry/entry.ts';
import { programmeProblem } from '../problems.ts';

/** What a roll-up counts how much: data, shown beside its result. Whole numbers from 0 to 1000. */
export type Weights = {
  /** What a completion is worth; `complete` the most. What is not known has no score at all. */
  readonly scores: Readonly<Record<Exclude<Completion, 'no-evidence'>, number>>;
  /** How much a commitment of a kind counts; 0 leaves it out. */
  readonly kinds: Readonly<Record<Kind | 'not-recorded', number>>;
};

/** One deliverable counts as much as another. The other kinds have no end that could be reached. */
export const DEFAULT_WEIGHTS: Weights = {
  scores: { 'not-started': 0, limited: 1, substantial: 2, complete: 3 },
  kinds: { deliverable: 1, continuing: 0, constraint: 0, purpose: 0, 'not-recorded': 0 },
};

const MOST = 1000;

/** Refuses `weights-malformed`. */
export function checkWeights({ scores, kinds }: Weights): void {
  const numbers = [...Object.values(scores), ...Object.values(kinds)];
  const whole = numbers.every((number) => Number.isSafeInteger(number) && number >= 0 && number <= MOST);
  const highest = Math.max(...Object.values(scores));
  if (!whole || scores.complete === 0 || scores.complete !== highest)
    throw programmeProblem('weights-malformed');
}
