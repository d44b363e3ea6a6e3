import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@wasl/kernel';
import fc from 'fast-check';
import {
  ANY_TEXT,
  AS_OF,
  HOSTILE,
  hostileRecord,
  itemsOf,
  PUBLISHER,
  RECORDS,
  textOf,
  URLS,
} from '../testing/open-data.ts';
import { record, version } from '../testing/records.ts';
import { programmeCalendar } from './calendar.ts';

function calendar(
  records: Parameters<typeof itemsOf>[0],
  language: (typeof LANGUAGES)[number] = 'ar',
): string {
  return textOf(
    programmeCalendar({ asOf: AS_OF, publisher: PUBLISHER, items: itemsOf(records) }, language, URLS),
  );
}

function linesOf(text: string): readonly string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

test('RFC 5545 §3.1: lines end in CR LF, hold at most 75 octets and unfold to whole characters', () => {
  for (const text of LANGUAGES.map((language) => calendar(RECORDS, language))) {
    assert.ok(text.endsWith('\r\n'));
    for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75, line);
    assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/);
  }
  assert.ok(linesOf(calendar(RECORDS)).some((line) => line.endsWith('المقر الجديد للأمن الجهوي بالحسيمة')));
});

test('whatever a title holds, an event has one line a property, and the text comes back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...HOSTILE), ANY_TEXT), (title) => {
      const text = calendar([hostileRecord(title)], 'fr');
      const lines = linesOf(text);
      const names = lines.map((line) => line.split(/[:;]/)[0]);
      const event = names.slice(names.indexOf('BEGIN', 1), names.lastIndexOf('END') - 1);
      assert.deepEqual(event, [
        'BEGIN',
        'UID',
        'DTSTAMP',
        'DTSTART',
        'DTEND',
        'SUMMARY',
        'DESCRIPTION',
        'URL',
        'TRANSP',
      ]);
      const summary = lines.find((line) => line.startsWith('SUMMARY;LANGUAGE=fr:'))?.slice(20) ?? '';
      const back = summary.replaceAll(/\\([\\;,n])/g, (_, sign) => (sign === 'n' ? '\n' : sign));
      const kept = title
        .toWellFormed()
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/(?!\n)\p{Cc}/gu, ' ');
      assert.equal(back, kept);
    }),
  );
});

test('a year is a year and half a year is half a year: no day is guessed', () => {
  function days(due: string | null): readonly string[] {
    const text = calendar([record({ versions: [version(1, '2025-12-17', { due })] })]);
    return [...text.matchAll(/DT(?:START|END);VALUE=DATE:(\d+)/g)].map(([, day]) => day ?? '');
  }
  assert.deepEqual(days('2026'), ['20260101', '20270101']);
  assert.deepEqual(days('2026-H1'), ['20260101', '20260701']);
  assert.deepEqual(days('2026-02'), ['20260201', '20260301']);
  assert.deepEqual(days('2026-12-31'), ['20261231', '20270101']);
  assert.deepEqual(days(null), []);
});

test('a date that the announcement leaves open says so, and a date that moved too', () => {
  const lines = linesOf(calendar(RECORDS, 'en'));
  assert.equal(lines.filter((line) => line.includes('leaves open whether this date')).length, 9);
  assert.equal(lines.filter((line) => line.includes('Date as announced: 2026-H1\\nchanged date')).length, 1);
});
