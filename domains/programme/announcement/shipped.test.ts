import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROGRAMME } from '../commitments.ts';
import { RESULTS_2025 } from '../results/read-results.ts';
import { historyOf } from './history.ts';
import { recordsOfProgramme, recordsOfResults } from './shipped.ts';
import { standingOf } from './standing.ts';

const AS_OF = '2025-12-17';

test('the 35 commitments of 2026 stand as announced, by one version each', () => {
  const records = recordsOfProgramme(PROGRAMME);
  assert.equal(records.length, 35);
  assert.ok(records.every((record) => record.year === 2026 && record.versions.length === 1));
  assert.deepEqual(
    new Set(records.map((record) => standingOf(record, AS_OF).standing)),
    new Set(['announced']),
  );
});

test('of the five of 2025 two were kept, one moved its date, and of two there is no later data', () => {
  const standings = recordsOfResults(RESULTS_2025).map((record) => {
    const { standing, noLaterDataAsOf } = standingOf(record, AS_OF);
    return [record.id, standing, noLaterDataAsOf];
  });
  assert.deepEqual(standings, [
    ['2025-01', 'date-changed', null],
    ['2025-02', 'kept', null],
    ['2025-03', 'kept', null],
    ['2025-04', 'no-later-data', AS_OF],
    ['2025-05', 'no-later-data', AS_OF],
  ]);
});

test('the date that moved says from what to what, and by which source', () => {
  const [first] = recordsOfResults(RESULTS_2025);
  const moved = first === undefined ? undefined : historyOf(first).at(-1);
  assert.ok(moved?.event === 'date-changed');
  assert.deepEqual(
    [moved.from, moved.to, moved.version.source.id],
    ['2025', '2026-H1', 'results-2025-12-17'],
  );
});
