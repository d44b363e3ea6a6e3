import type { Localised } from '@wasl/kernel';
import { dayOfEvent, historyOf } from '../announcement/history.ts';
import { type CommitmentRecord, currentVersion, type Terms } from '../announcement/record.ts';
import type { PublishedSource } from '../announcement/source.ts';
import { type EventName, silentSince } from '../announcement/standing.ts';
import type { Domain } from '../commitment.ts';
import { inForce } from '../entry/accepted.ts';
import { completionOf } from '../entry/completion.ts';
import type { Completion } from '../entry/entry.ts';

export const PLACES_KNOWN = ['announced', 'not-announced', 'none'] as const;
/** Whether a place was announced, is known to exist and was not, or does not apply. */
export type PlaceKnown = (typeof PLACES_KNOWN)[number];

/** One commitment as a line of a list, without what changes with the day it is asked. */
export type Row = {
  readonly id: string;
  readonly year: number;
  readonly domain: Domain;
  readonly terms: Terms;
  readonly source: Pick<PublishedSource, 'id' | 'publisher' | 'publishedOn' | 'url'>;
  readonly event: EventName;
  readonly silentSince: string | null;
  readonly completion: Completion;
  readonly owner: Localised | null;
  readonly placeKnown: PlaceKnown;
  /** The day of the latest thing that was published of it. */
  readonly changedOn: string;
};

export function rowOf(record: CommitmentRecord): Row {
  const event = historyOf(record).at(-1);
  if (event === undefined) throw new TypeError(`the commitment ${record.id} has no version`);
  const { terms, source } = currentVersion(record);
  const { id, publisher, publishedOn, url } = source;
  const accepted = record.entries.flatMap(({ validation }) => validation?.at.slice(0, 10) ?? []);
  return {
    id: record.id,
    year: record.year,
    domain: record.domain,
    terms,
    source: { id, publisher, publishedOn, url },
    event: event.event,
    silentSince: silentSince(record, event),
    completion: completionOf(record.entries),
    owner: inForce(record.entries, 'owner').at(-1)?.content.unit ?? null,
    placeKnown: placeKnownOf(terms),
    changedOn: [dayOfEvent(event), ...accepted].toSorted().at(-1) ?? dayOfEvent(event),
  };
}

function placeKnownOf({ place, unknown }: Terms): PlaceKnown {
  if (place) return 'announced';
  return place === null || unknown !== undefined ? 'not-announced' : 'none';
}
