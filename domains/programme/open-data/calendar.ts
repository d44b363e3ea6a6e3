import { hash } from 'node:crypto';
import type { Language } from '@wasl/kernel';
import { noLaterDataWords, standingWord } from '../announcement/standing-words.ts';
import { dayAfter, spanOf } from '../span.ts';
import type { ListItem } from '../view/list-item.ts';
import type { Publisher } from './publisher.ts';
import type { Urls } from './urls.ts';
import { PROGRAMME_WORDS } from './words.ts';

/** What the calendar is made of; `asOf` is the day until which sources were consulted. */
export type CalendarData = {
  readonly asOf: string;
  readonly publisher: Publisher;
  readonly items: readonly ListItem[];
};

/**
 * The dates of commitments as a calendar (RFC 5545): all-day events over all the days that a date may mean. A
 * year is a year and half a year is half a year: no day is guessed. What has no date is not in it.
 */
export function programmeCalendar(data: CalendarData, language: Language, urls: Urls): Uint8Array {
  const { asOf, publisher, items } = data;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Wasl//Programme//${language.toUpperCase()}`,
    'METHOD:PUBLISH',
    // RFC 7986: the name, what it is, and where the calendar is had anew.
    `NAME:${escaped(PROGRAMME_WORDS.title[language])}`,
    `DESCRIPTION:${escaped(publisher.notice[language])}`,
    `URL:${urls.file('ics', language)}`,
    ...items.flatMap((item) => eventOf(item, { asOf, language, urls })),
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(lines.map((line) => `${folded(line)}\r\n`).join(''));
}

type Reading = { readonly asOf: string; readonly language: Language; readonly urls: Urls };

function eventOf(item: ListItem, { asOf, language, urls }: Reading): readonly string[] {
  const { terms } = item;
  const span = terms.due === null ? null : spanOf(terms.due);
  if (span === null) return [];
  // The same commitment is one event in all languages: whoever subscribes to two sees it once.
  const uid = hash('sha256', urls.commitment(item.id, 'ar'), 'hex').slice(0, 32);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@programme`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(span.from)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(span.to))}`,
    `SUMMARY;LANGUAGE=${language}:${escaped(terms.title[language])}`,
    `DESCRIPTION;LANGUAGE=${language}:${escaped(descriptionOf(item, language))}`,
    `URL:${urls.commitment(item.id, language)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function descriptionOf({ terms, standing, noLaterDataAsOf }: ListItem, language: Language): string {
  const due = `${PROGRAMME_WORDS.dueAsAnnounced[language]}: ${terms.due}`;
  const open = terms.ambiguous ? [PROGRAMME_WORDS.dueAmbiguous[language]] : [];
  const words = standing === 'no-later-data' ? [] : [standingWord(standing)[language]];
  const silence =
    noLaterDataAsOf === null ? [] : [noLaterDataWords(noLaterDataAsOf, (date) => date)[language]];
  return [due, ...open, ...words, ...silence].join('\n');
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

/** TEXT of RFC 5545 §3.3.11; control characters but the newline have no place in it. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

const MOST_OCTETS = 75;
const MOST_OCTETS_A_UNIT = 3;

/** RFC 5545 §3.1: lines of at most 75 octets, folded between characters and never within one. */
function folded(line: string): string {
  if (line.length * MOST_OCTETS_A_UNIT <= MOST_OCTETS) return line;
  let [written, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > MOST_OCTETS) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += size;
  }
  return written;
}

/** The length of a code point in UTF-8 (RFC 3629 §3). An encoder costs 50 times as much for a character alone. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
