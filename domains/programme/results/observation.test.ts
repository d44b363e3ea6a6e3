import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { looksPersonal } from '@wasl/kernel';
import { ReceiptError } from '@wasl/receipt';
import { sideBySide } from './observation.ts';
import { RESULTS_2025, readResults } from './read-results.ts';

const TEXT = readFileSync(new URL('../data/results-2025.json', import.meta.url), 'utf8');
const { metrics, observations } = RESULTS_2025;
const groups = sideBySide(observations, metrics);

test('the results are what the file says, with nothing added and nothing lost', () => {
  assert.deepEqual(RESULTS_2025, JSON.parse(TEXT));
});

test('a figure without a source is kept, and never published', () => {
  const unsourced = observations.filter(({ source }) => source === null);
  assert.deepEqual(
    new Set(unsourced.map(({ metric }) => metric)),
    new Set(['police-districts-nationwide', 'new-structures']),
  );
  const published = groups.flatMap((group) => group.observations.map(({ id }) => id));
  assert.deepEqual(
    new Set(published),
    new Set(observations.filter(({ source }) => source !== null).map(({ id }) => id)),
  );
});

test('two figures that differ stand side by side, each with its source', () => {
  const conflicting = groups.filter((group) => group.conflicting);
  assert.deepEqual(
    conflicting.map(({ metric, period }) => [metric.id, period]),
    [['open-days-visitors', '2023']],
  );
  assert.deepEqual(
    conflicting[0]?.observations.map(({ value, source }) => [value, source]),
    [
      [1150000, 'DGSN, via le360'],
      [1118600, 'Barlamane'],
    ],
  );
});

test('figures of 2025 are marked as stopping before the year does; parts add up to their whole', () => {
  const cards = observations.find(({ id }) => id === 'national-id-cards-issued-2025-1');
  assert.equal(cards?.wholePeriod, false);
  assert.equal(
    cards?.parts.reduce((sum, { value }) => sum + value, 0),
    cards?.value,
  );
});

test('no text of the results looks like an identifier of a person', () => {
  const texts: string[] = [];
  JSON.parse(TEXT, (_, value) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  assert.deepEqual(texts.filter(looksPersonal), []);
});

test('a file with anything unknown, missing, doubled or misspelt is refused', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['"consultedUntil": "2025-12-17"', '"consultedUntil": "2025-12"'],
    ['"publishedOn": "2024-12"', '"publishedOn": "December 2024"'],
    ['"outcome": "kept"', '"outcome": "dropped"'],
    ['"due": "2026-H1"', '"due": "2026-H3"'],
    ['"source": "announcement-2024-12"', '"source": "somewhere"'],
    ['"metric": "promotions"', '"metric": "arrests"'],
    ['"value": 34014', '"value": -34014'],
    ['"confidence": "H"', '"confidence": "certain"'],
    ['"qualifier": "more-than"', '"qualifier": "far more than"'],
    ['"id": "2025-02"', '"id": "2025-01"'],
    ['"wholePeriod": false', '"wholePeriod": "no"'],
    ['"metrics": [', '"more": [], "metrics": ['],
  ];
  for (const [from, to] of changes) {
    assert.ok(TEXT.includes(from), from);
    assert.throws(() => readResults(TEXT.replace(from, to)), ReceiptError, to);
  }
});
