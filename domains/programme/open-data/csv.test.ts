import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@wasl/kernel';
import fc from 'fast-check';
import { HOSTILE, hostileRecord, itemsOf, RECORDS, textOf, URLS } from '../testing/open-data.ts';
import { commitmentsCsv } from './csv.ts';

/** RFC 4180 §2, read as it is written: quoted fields, doubled quotes, CR LF. */
function parse(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  assert.deepEqual(rows.pop(), []);
  return rows;
}

test('RFC 4180: every line has as many fields as the first, and ends in CR LF', () => {
  for (const language of LANGUAGES) {
    const rows = parse(textOf(commitmentsCsv(itemsOf(RECORDS), language, URLS)));
    assert.equal(rows.length, 41);
    assert.deepEqual(new Set(rows.map((row) => row.length)), new Set([24]));
  }
});

test('what was not announced is an empty cell, and titles are in the language of the file', () => {
  const [names = [], ...rows] = parse(textOf(commitmentsCsv(itemsOf(RECORDS), 'fr', URLS)));
  const cell = (id: string, name: string) => rows.find(([first]) => first === id)?.[names.indexOf(name)];
  assert.equal(cell('2026-F04', 'place'), '');
  assert.equal(cell('2026-F04', 'place_known'), 'not-announced');
  assert.equal(cell('2026-D01', 'place_known'), 'none');
  assert.equal(cell('2026-D04', 'due'), '');
  assert.equal(cell('2026-F01', 'region'), 'MA-01');
  assert.equal(cell('2025-01', 'standing_words'), 'échéance modifiée');
  assert.equal(cell('2025-04', 'no_later_data_as_of'), '2025-12-17');
});

test('OWASP CSV injection: no cell begins like a formula, and no text is lost', () => {
  const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', ',', '\uff1d', 'a', 'م');
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: sign })), (title) => {
      const rows = parse(textOf(commitmentsCsv(itemsOf([hostileRecord(title)]), 'ar', URLS)));
      const written = rows[1]?.[5] ?? assert.fail('no title');
      assert.doesNotMatch(written, /^\s*[=+\-@\uff1d]/);
      assert.doesNotMatch(written, /^[\t\r\n]/);
      assert.ok([title.toWellFormed(), `'${title.toWellFormed()}`].includes(written));
    }),
  );
});
