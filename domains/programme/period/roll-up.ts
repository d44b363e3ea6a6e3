import type { Kind } from '../commitment.ts';
import type { Completion } from '../entry/entry.ts';
import { checkWeights, type Weights } from './weights.ts';

/** A commitment as the roll-up sees it. */
export type Counted = { readonly id: string; readonly kind: Kind | null; readonly completion: Completion };

/** One line of the calculation. A null score is an unknown: it is shown, and counted nowhere. */
export type RollUpInput = Counted & { readonly weight: number; readonly score: number | null };

export type RollUp = {
  /** From 0 to 1, to four decimals; null where nothing is known. */
  readonly value: number | null;
  /** How many commitments the value is taken from. */
  readonly n: number;
  /** How many would count, and are not known. */
  readonly unknown: number;
  readonly formula: {
    readonly expression: typeof EXPRESSION;
    readonly weights: Weights;
    readonly numerator: number;
    readonly denominator: number;
  };
  /** By identifier. */
  readonly inputs: readonly RollUpInput[];
};

/** Over the inputs whose score is known. */
const EXPRESSION = 'sum(weight * score) / (sum(weight) * scores.complete)';
const DECIMALS = 10_000;

/**
 * How far a set of commitments is, with all that anybody needs to calculate it again. What is not known is
 * told apart and never counts against anyone: it is in neither sum. Whole numbers are added, so that the
 * order does not show in the result. Refuses `weights-malformed`; throws where a commitment is given twice.
 */
export function rollUp(period: readonly Counted[], weights: Weights): RollUp {
  checkWeights(weights);
  if (new Set(period.map(({ id }) => id)).size !== period.length) {
    throw new TypeError('a commitment is given twice');
  }
  const inputs = period
    .map((counted) => inputOf(counted, weights))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const counting = inputs.filter(({ weight }) => weight > 0);
  const known = counting.flatMap(({ weight, score }) => (score === null ? [] : [{ weight, score }]));
  const numerator = known.reduce((sum, { weight, score }) => sum + weight * score, 0);
  const denominator = known.reduce((sum, { weight }) => sum + weight, 0) * weights.scores.complete;
  return {
    value: denominator === 0 ? null : Math.round((numerator * DECIMALS) / denominator) / DECIMALS,
    n: known.length,
    unknown: counting.length - known.length,
    formula: { expression: EXPRESSION, weights, numerator, denominator },
    inputs,
  };
}

function inputOf({ id, kind, completion }: Counted, { scores, kinds }: Weights): RollUpInput {
  const score = completion === 'no-evidence' ? null : scores[completion];
  return { id, kind, completion, weight: kinds[kind ?? 'not-recorded'], score };
}
