import type { Language } from '@wasl/kernel';
import { dateChangedWords, standingWord } from '../announcement/standing-words.ts';
import { inReadersLanguage } from '../office-text.ts';
import { lastDayOf } from '../span.ts';
import type { CommitmentView } from '../view/commitment-view.ts';
import type { TimelineItem } from '../view/timeline.ts';
import type { Publisher } from './publisher.ts';
import type { Urls } from './urls.ts';
import { COMPLETION_WORDS, PROGRAMME_WORDS } from './words.ts';
import { element, xmlDocument } from './xml.ts';

/** What the feed is made of; `asOf` is the day until which sources were consulted. */
export type FeedData = {
  readonly asOf: string;
  readonly publisher: Publisher;
  readonly commitments: readonly CommitmentView[];
};

type FeedEntry = {
  readonly id: string;
  readonly day: string;
  readonly view: CommitmentView;
  readonly words: string;
};

const MOST_ENTRIES = 50;
const ATOM = 'http://www.w3.org/2005/Atom';

/**
 * What happened to commitments, latest first, as an Atom feed (RFC 4287): what sources said, and each accepted
 * step. An entry is of the day by which its source was public; where only a month is known, its last day.
 */
export function programmeFeed(
  { asOf, publisher, commitments }: FeedData,
  language: Language,
  urls: Urls,
): Uint8Array {
  const entries = commitments
    .flatMap((view) => entriesOf(view, language, urls))
    .toSorted((a, b) => (a.day === b.day ? compare(a.id, b.id) : compare(b.day, a.day)))
    .slice(0, MOST_ENTRIES);
  const self = urls.file('atom', language);
  const feed = element('feed', { xmlns: ATOM, 'xml:lang': language }, [
    element('id', {}, self),
    element('title', {}, PROGRAMME_WORDS.title[language]),
    element('updated', {}, midnight(entries[0]?.day ?? asOf)),
    element('author', {}, [element('name', {}, publisher.name[language]), element('uri', {}, publisher.url)]),
    element('link', { rel: 'self', type: 'application/atom+xml', href: self }, ''),
    element('link', { rel: 'alternate', type: 'text/html', href: urls.home(language) }, ''),
    element(
      'subtitle',
      {},
      `${PROGRAMME_WORDS.description[language]} ${PROGRAMME_WORDS.consulted[language]} ${asOf}`,
    ),
    element('rights', {}, publisher.notice[language]),
    ...entries.map((entry) => entryElement(entry, language, urls)),
  ]);
  return xmlDocument(feed);
}

function entriesOf(view: CommitmentView, language: Language, urls: Urls): readonly FeedEntry[] {
  // The identifier of an entry is in no reader's language: the same happening is one entry in all feeds.
  const base = urls.commitment(view.id, 'ar');
  // By source and not by place: a source that is found later may come between two others.
  const told = view.timeline.map((item) => ({
    id: `${base}#${item.event}-${encodeURIComponent(item.source.id)}`,
    day: lastDayOf(item.on),
    view,
    words: wordsOf(item, language),
  }));
  const { step } = view;
  if (step === null) return told;
  const words = `${COMPLETION_WORDS[step.completion][language]}: ${inReadersLanguage(step.reason, language).text}`;
  return [...told, { id: `${base}#step-${step.id}`, day: step.acceptedOn, view, words }];
}

function wordsOf(item: TimelineItem, language: Language): string {
  if (item.event === 'date-changed') return dateChangedWords(item.from, item.to, asWritten)[language];
  const word = standingWord(item.event)[language];
  const note = item.event === 'kept' || item.event === 'carried-over' ? item.note : null;
  return note === null ? word : `${word}: ${inReadersLanguage(note, language).text}`;
}

function entryElement({ id, day, view, words }: FeedEntry, language: Language, urls: Urls): string {
  return element('entry', {}, [
    element('id', {}, id),
    element('title', {}, view.terms.title[language]),
    element('updated', {}, midnight(day)),
    element('link', { rel: 'alternate', type: 'text/html', href: urls.commitment(view.id, language) }, ''),
    element('summary', {}, words),
  ]);
}

function asWritten(date: string): string {
  return date;
}

function midnight(day: string): string {
  return `${day}T00:00:00Z`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
