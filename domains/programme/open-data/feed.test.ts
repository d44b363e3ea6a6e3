import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@wasl/kernel';
import fc from 'fast-check';
import {
  ANY_TEXT,
  AS_OF,
  HOSTILE,
  hostileRecord,
  PUBLISHER,
  RECORDS,
  textOf,
  URLS,
  viewsOf,
} from '../testing/open-data.ts';
import { ACCEPTED, entry, record, words } from '../testing/records.ts';
import { malformedXml } from '../testing/xml.ts';
import { programmeFeed } from './feed.ts';

function feed(records: Parameters<typeof viewsOf>[0], language: (typeof LANGUAGES)[number] = 'ar'): string {
  return textOf(
    programmeFeed({ asOf: AS_OF, publisher: PUBLISHER, commitments: viewsOf(records) }, language, URLS),
  );
}

test('the feed is well-formed XML in every language, whatever a title holds', () => {
  for (const language of LANGUAGES) assert.equal(malformedXml(feed(RECORDS, language)), null);
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...HOSTILE), ANY_TEXT), (title) => {
      assert.equal(malformedXml(feed([hostileRecord(title)])), null);
    }),
  );
});

test('the check of the check: what is not well-formed is found', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  for (const body of ['', 'a', '<a>', '<a></b>', '<a/><b/>', '<a>&</a>', '<a b="1" b="2"/>', '<a b="<"/>']) {
    assert.notEqual(malformedXml(head + body), null, body);
  }
  assert.equal(malformedXml(`${head}<a b="1"><c/>x &amp; y</a>\n`), null);
});

test('RFC 4287 §4.1.1: a feed and its entries have an identifier of their own, a title and a date', () => {
  const text = feed(RECORDS);
  const entries = text.match(/<entry>.*?<\/entry>/gs) ?? [];
  assert.equal(entries.length, 43);
  for (const written of entries) {
    for (const name of ['id', 'title', 'updated']) assert.equal(written.split(`<${name}>`).length, 2);
    assert.match(written, /<updated>\d{4}-\d\d-\d\dT00:00:00Z<\/updated>/);
  }
  const ids = entries.map((written) => /<id>(.*?)<\/id>/.exec(written)?.[1]);
  assert.equal(new Set(ids).size, ids.length);
  const days = entries.map((written) => /<updated>(.*?)</.exec(written)?.[1] ?? '');
  assert.deepEqual(days, days.toSorted().toReversed());
});

test('a moved date and an accepted step are said in words, and one happening has one identifier', () => {
  assert.match(feed(RECORDS, 'en'), /changed date: from 2025 to 2026-H1/);
  const step = {
    kind: 'step',
    completion: 'limited',
    reason: words('انطلقت الأشغال'),
    evidence: [],
  } as const;
  const shown = record({ entries: [entry('step-1', step, { validation: ACCEPTED })] });
  assert.match(feed([shown]), /إنجاز محدود: انطلقت الأشغال/);
  const idsIn = (text: string) => [...text.matchAll(/<entry><id>(.*?)<\/id>/g)].map(([, id]) => id);
  assert.deepEqual(idsIn(feed([shown], 'fr')), idsIn(feed([shown], 'ar')));
});
