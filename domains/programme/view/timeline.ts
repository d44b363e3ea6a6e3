import type { Localised } from '@wasl/kernel';
import { type HistoryEvent, historyOf } from '../announcement/history.ts';
import type { CommitmentRecord, Version } from '../announcement/record.ts';
import type { Confidence, PublishedSource } from '../announcement/source.ts';
import type { OfficeText } from '../office-text.ts';

type Wording = { readonly title: Localised; readonly sentence: OfficeText | null };

/** One line of the history of a commitment. `on` is the date of its source: a day, a month or a year. */
export type TimelineItem = {
  readonly on: string;
  readonly source: PublishedSource;
  readonly confidence: Confidence;
} & (
  | { readonly event: 'announced'; readonly due: string | null; readonly sentence: OfficeText | null }
  | { readonly event: 'date-changed'; readonly from: string | null; readonly to: string | null }
  | {
      readonly event: 'reworded';
      readonly changed: readonly string[];
      readonly before: Wording;
      readonly after: Wording;
    }
  | { readonly event: 'kept'; readonly note: OfficeText | null }
  | { readonly event: 'carried-over'; readonly to: string; readonly note: OfficeText | null }
);

/** The history of a commitment for a page, oldest first. */
export function timelineOf(record: CommitmentRecord): readonly TimelineItem[] {
  return historyOf(record).map((event) => itemOf(event));
}

function itemOf(event: HistoryEvent): TimelineItem {
  switch (event.event) {
    case 'announced': {
      const { terms, sentence } = event.version;
      return { event: 'announced', due: terms.due, sentence, ...factsOf(event.version) };
    }
    case 'date-changed':
      return { event: 'date-changed', from: event.from, to: event.to, ...factsOf(event.version) };
    case 'reworded': {
      const { changed, before, version } = event;
      const wordings = { before: wordingOf(before), after: wordingOf(version) };
      return { event: 'reworded', changed, ...wordings, ...factsOf(version) };
    }
    case 'kept':
      return { event: 'kept', note: event.outcome.note, ...factsOf(event.outcome) };
    case 'carried-over': {
      const { outcome } = event;
      return { event: 'carried-over', to: outcome.to, note: outcome.note, ...factsOf(outcome) };
    }
  }
}

function factsOf({ source, confidence }: Pick<Version, 'source' | 'confidence'>) {
  return { on: source.publishedOn, source, confidence };
}

function wordingOf({ terms, sentence }: Version): Wording {
  return { title: terms.title, sentence };
}
