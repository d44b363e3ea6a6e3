import type { Localised } from '@wasl/kernel';
import type { Confidence } from '../announcement/source.ts';
import type { OfficeText } from '../office-text.ts';

/** What is counted. */
export type Metric = { readonly id: string; readonly name: Localised };

/** A figure as somebody published it. */
export type Observation = {
  readonly id: string;
  readonly metric: string;
  /** The year that it is of. */
  readonly period: string;
  readonly value: number;
  readonly qualifier: 'more-than' | 'about' | null;
  readonly parts: readonly { readonly name: Localised; readonly value: number }[];
  /** Who published it; null where that was not recorded: such a figure is kept, and never published. */
  readonly source: string | null;
  readonly publishedOn: string | null;
  /** Whether it is of the whole period; null where that is not known. */
  readonly wholePeriod: boolean | null;
  readonly confidence: Confidence;
  readonly note: OfficeText | null;
};

export type PublishedObservation = Observation & { readonly source: string };

/** All that was published of one metric for one period. */
export type SideBySide = {
  readonly metric: Metric;
  readonly period: string;
  /** By identifier. */
  readonly observations: readonly PublishedObservation[];
  /** Whether they say different things. None of them is preferred. */
  readonly conflicting: boolean;
};

/** Figures with a source, those of one metric and period side by side, by metric and period. */
export function sideBySide(
  observations: readonly Observation[],
  metrics: readonly Metric[],
): readonly SideBySide[] {
  const published = observations.filter((one): one is PublishedObservation => one.source !== null);
  return metrics
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((metric) => {
      const own = published.filter((one) => one.metric === metric.id);
      return [...new Set(own.map(({ period }) => period))].toSorted().map((period) => {
        const group = own.filter((one) => one.period === period).toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const values = new Set(group.map(({ value, qualifier }) => `${qualifier} ${value}`));
        return { metric, period, observations: group, conflicting: values.size > 1 };
      });
    });
}
