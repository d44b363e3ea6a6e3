import { spanOf } from '../span.ts';
import { dayOfEvent, type HistoryEvent, historyOf, sourceOfEvent } from './history.ts';
import type { CommitmentRecord } from './record.ts';

export const STANDINGS = [
  'announced',
  'kept',
  'date-changed',
  'reworded',
  'carried-over',
  'no-later-data',
] as const;

/** What a source can say of a commitment. */
export type EventName = HistoryEvent['event'];

/** Where a commitment stands on a day, by what was public until then. */
export type Standing = {
  readonly standing: (typeof STANDINGS)[number];
  /** The event that it stands on. */
  readonly event: HistoryEvent;
  /** The day until which the sources consulted hold nothing later; null where they do, or where it is settled. */
  readonly noLaterDataAsOf: string | null;
};

/**
 * Where a commitment stands, given that sources were consulted up to a day. Asked of a day before its first
 * announcement, it answers with that announcement.
 *
 * Law 54-19 art. 12 asks for results against objectives; a missing result is no broken promise. So silence is
 * said as what it is, *no later data in the sources consulted*, with its day, and no standing is ever "late".
 */
export function standingOf(record: CommitmentRecord, asOf: string): Standing {
  const history = historyOf(record);
  const event = history.findLast((candidate) => isPublic(candidate, asOf)) ?? history[0];
  if (event === undefined) throw new TypeError(`the commitment ${record.id} has no version`);
  return { ...standingAfter(event.event, silentSince(record, event), asOf), event };
}

/** The standing after an event, where nothing came since a day; null where something did, or nothing more can. */
export function standingAfter(
  event: EventName,
  silent: string | null,
  asOf: string,
): Pick<Standing, 'standing' | 'noLaterDataAsOf'> {
  const noLaterDataAsOf = silent !== null && silent < asOf ? asOf : null;
  return {
    standing: event === 'announced' && noLaterDataAsOf !== null ? 'no-later-data' : event,
    noLaterDataAsOf,
  };
}

/** The day of the event, where the office wrote nothing since and something could still come; null otherwise. */
export function silentSince(record: CommitmentRecord, event: HistoryEvent): string | null {
  if (event.event === 'kept' || event.event === 'carried-over') return null;
  const day = dayOfEvent(event);
  return record.entries.some(({ at }) => at.slice(0, 10) > day) ? null : day;
}

/** A source of a month may have been there from its first day. */
function isPublic(event: HistoryEvent, asOf: string): boolean {
  const span = spanOf(sourceOfEvent(event).publishedOn);
  return span !== null && span.from <= asOf;
}
