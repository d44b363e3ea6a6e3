import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@wasl/kernel';
import { isJsonObject, type Json, NOTICE, parseStrictJson } from '@wasl/receipt';
import { AS_OF, itemsOf, PUBLISHER, RECORDS, textOf, URLS, viewsOf } from '../testing/open-data.ts';
import { programmeCalendar } from './calendar.ts';
import { programmeCatalogue } from './catalogue.ts';
import { commitmentsCsv } from './csv.ts';
import { programmeFeed } from './feed.ts';
import { programmeJson } from './json.ts';

const CATALOGUE = { asOf: AS_OF, from: '2025-01-01', to: '2026-12-31', publisher: PUBLISHER };

/** The objects of a document at every depth. */
function objectsIn(value: Json): readonly { readonly [name: string]: Json }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isJsonObject(value) ? [value] : [];
  return [...own, ...Object.values(value).flatMap((member: Json) => objectsIn(member))];
}

const document = parseStrictJson(textOf(programmeCatalogue(CATALOGUE, URLS)), 1_000_000);
const objects = objectsIn(document);

test('JSON-LD: the context lies in the document, and every name has its prefix in it', () => {
  const contexts = objects.flatMap((object) =>
    object['@context'] === undefined ? [] : [object['@context']],
  );
  assert.equal(contexts.length, 1);
  const [context] = contexts;
  assert.ok(isJsonObject(context));
  const prefixes = Object.keys(context);
  const names = objects.filter((object) => object !== context).flatMap((object) => Object.keys(object));
  const types = objects.flatMap((object) => (typeof object['@type'] === 'string' ? [object['@type']] : []));
  const keywords = ['@context', '@id', '@type', '@value', '@language'];
  for (const name of [...names.filter((one) => !keywords.includes(one)), ...types]) {
    assert.ok(prefixes.includes(name.split(':')[0] ?? ''), name);
  }
});

test('DCAT-AP 3: catalogue, data set and distributions have what they must have, in three languages', () => {
  const must: Readonly<Record<string, readonly string[]>> = {
    'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset'],
    'dcat:Dataset': ['dct:title', 'dct:description'],
    'dcat:Distribution': ['dcat:accessURL'],
    'foaf:Agent': ['foaf:name'],
  };
  for (const [type, names] of Object.entries(must)) {
    const found = objects.filter((object) => object['@type'] === type);
    assert.ok(found.length > 0, type);
    for (const object of found) for (const name of names) assert.ok(object[name] !== undefined, name);
  }
  assert.equal(objects.filter((object) => object['@type'] === 'dcat:Distribution').length, 10);
  const spoken = new Set(objects.flatMap((object) => object['@language'] ?? []));
  assert.deepEqual(spoken, new Set(LANGUAGES));
});

test('law.md §3: the data say that they are an independent and unofficial model', () => {
  assert.ok(textOf(programmeCatalogue(CATALOGUE, URLS)).includes(NOTICE.ar));
  const json = programmeJson({ asOf: AS_OF, commitments: viewsOf(RECORDS), figures: [] }, PUBLISHER, URLS);
  const feed = programmeFeed({ asOf: AS_OF, publisher: PUBLISHER, commitments: [] }, 'ar', URLS);
  for (const bytes of [json, feed]) assert.ok(textOf(bytes).includes(NOTICE.ar));
  const calendar = programmeCalendar({ asOf: AS_OF, publisher: PUBLISHER, items: [] }, 'ar', URLS);
  assert.ok(textOf(calendar).replaceAll('\r\n ', '').includes(NOTICE.ar));
});

test('the same facts give the same bytes', () => {
  const feed = { asOf: AS_OF, publisher: PUBLISHER, commitments: viewsOf(RECORDS) };
  const again = { ...feed, commitments: viewsOf(structuredClone(RECORDS)) };
  for (const language of LANGUAGES) {
    assert.deepEqual(programmeFeed(feed, language, URLS), programmeFeed(again, language, URLS));
    const items = itemsOf(structuredClone(RECORDS));
    assert.deepEqual(commitmentsCsv(itemsOf(RECORDS), language, URLS), commitmentsCsv(items, language, URLS));
    assert.deepEqual(
      programmeCalendar({ asOf: AS_OF, publisher: PUBLISHER, items: itemsOf(RECORDS) }, language, URLS),
      programmeCalendar({ asOf: AS_OF, publisher: PUBLISHER, items }, language, URLS),
    );
  }
  assert.deepEqual(
    programmeJson({ asOf: AS_OF, commitments: feed.commitments, figures: [] }, PUBLISHER, URLS),
    programmeJson({ asOf: AS_OF, commitments: again.commitments, figures: [] }, PUBLISHER, URLS),
  );
});
