import type { Localised } from '@wasl/kernel';
import { type CommitmentRecord, currentVersion, type Terms } from '../announcement/record.ts';
import type { Confidence, PublishedSource } from '../announcement/source.ts';
import type { Standing } from '../announcement/standing.ts';
import type { Domain } from '../commitment.ts';
import { inForce } from '../entry/accepted.ts';
import { completionOf, stepOf } from '../entry/completion.ts';
import type { Completion } from '../entry/entry.ts';
import type { OfficeText } from '../office-text.ts';
import {
  type DelayView,
  type EvidenceView,
  evidenceViews,
  type IndicatorView,
  indicatorViews,
  type MilestoneView,
  receiptsOf,
  type StepView,
  shown,
} from './entry-views.ts';
import { itemOf } from './list-item.ts';
import { rowOf } from './row.ts';
import { type TimelineItem, timelineOf } from './timeline.ts';

/** One commitment as anybody may read it: what was announced, what was shown, and nobody's name. */
export type CommitmentView = {
  readonly id: string;
  readonly year: number;
  readonly domain: Domain;
  /** The terms in force, as the latest source gives them, with its sentence where the office entered it. */
  readonly terms: Terms;
  readonly sentence: OfficeText | null;
  readonly source: PublishedSource;
  readonly confidence: Confidence;
  readonly standing: Standing['standing'];
  readonly noLaterDataAsOf: string | null;
  /** Oldest first. */
  readonly timeline: readonly TimelineItem[];
  readonly completion: Completion;
  readonly step: StepView | null;
  readonly owner: Localised | null;
  readonly milestones: readonly MilestoneView[];
  readonly delays: readonly DelayView[];
  readonly indicators: readonly IndicatorView[];
  readonly evidence: readonly EvidenceView[];
  /** Receipts of the exchange that anything here rests on, each once. */
  readonly receipts: readonly string[];
};

/** What anybody may read of a commitment, given that sources were consulted until `asOf`. */
export function viewOf(record: CommitmentRecord, asOf: string): CommitmentView {
  const { entries } = record;
  const { terms, sentence, source, confidence } = currentVersion(record);
  // By its latest event, even where that was entered since the last consultation of all sources.
  const { standing, noLaterDataAsOf } = itemOf(rowOf(record), asOf);
  const step = stepOf(entries);
  return {
    id: record.id,
    year: record.year,
    domain: record.domain,
    terms,
    sentence,
    source,
    confidence,
    standing,
    noLaterDataAsOf,
    timeline: timelineOf(record),
    completion: completionOf(entries),
    step: step === null ? null : shown(step),
    owner: inForce(entries, 'owner').at(-1)?.content.unit ?? null,
    milestones: inForce(entries, 'milestone').map((entry) => shown(entry)),
    delays: inForce(entries, 'delay').map((entry) => shown(entry)),
    indicators: indicatorViews(entries),
    evidence: evidenceViews(entries),
    receipts: receiptsOf(entries),
  };
}
