import { hash } from 'node:crypto';
import type { Localised } from '@wasl/kernel';
import type { Json } from '@wasl/receipt';
import type { CommitmentRecord } from '../announcement/record.ts';
import { canonicalJson } from '../canonical-json.ts';
import { personalPlaces } from '../entry/personal.ts';
import { programmeProblem } from '../problems.ts';
import type { Metric, Observation } from '../results/observation.ts';
import { sideBySide } from '../results/observation.ts';
import { viewOf } from '../view/commitment-view.ts';
import { rollUp } from './roll-up.ts';
import type { Weights } from './weights.ts';

export type PeriodContent = {
  /** The year. */
  readonly period: string;
  /** The day until which sources were consulted. */
  readonly asOf: string;
  readonly records: readonly CommitmentRecord[];
  readonly metrics: readonly Metric[];
  readonly observations: readonly Observation[];
  readonly weights: Weights;
  /** What the document says of itself. */
  readonly notice: Localised;
};

/** A period that no longer changes. Pages, documents and data of the annual results come from these bytes. */
export type FrozenPeriod = {
  readonly period: string;
  /** UTF-8 of one canonical JSON document (RFC 8785). */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
};

/**
 * Freezes a period: the same facts give the same bytes, in whatever order they came. Figures without a source
 * stay out. Refuses `publication-personal` for anything that looks like an identifier of a person.
 */
export function freezePeriod(content: PeriodContent): FrozenPeriod {
  const document = documentOf(content);
  const [field] = personalPlaces(document);
  if (field !== undefined) throw programmeProblem('publication-personal', { field });
  const bytes = new TextEncoder().encode(canonicalJson(document));
  return { period: content.period, bytes, sha256: hash('sha256', bytes, 'hex') };
}

function documentOf({ period, asOf, records, metrics, observations, weights, notice }: PeriodContent): Json {
  const commitments = records
    .map((record) => viewOf(record, asOf))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const counted = commitments.map(({ id, terms, completion }) => ({ id, kind: terms.kind, completion }));
  return {
    format: 'wasl/programme-period/v1',
    period,
    asOf,
    notice,
    commitments,
    results: sideBySide(
      observations.filter((one) => one.period === period),
      metrics,
    ),
    rollUp: rollUp(counted, weights),
  };
}
