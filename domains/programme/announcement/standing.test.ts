import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EVIDENCE, entry, record, source, version, words } from '../testing/records.ts';
import { chainOf } from './carry-over.ts';
import { historyOf } from './history.ts';
import type { Outcome } from './record.ts';
import { standingOf } from './standing.ts';
import { dateChangedWords, noLaterDataWords } from './standing-words.ts';

const KEPT: Outcome = {
  outcome: 'kept',
  source: source('2026-12-05', 'results'),
  note: null,
  confidence: 'H',
};

test('a date that moves keeps the date that it moved from', () => {
  const moved = record({
    versions: [
      version(1, '2024-12', { due: '2025' }),
      version(2, '2025-12-17', { due: '2026-H1' }),
      version(3, '2026-07-01', { due: null }),
    ],
  });
  assert.deepEqual(
    historyOf(moved).map((event) => (event.event === 'date-changed' ? [event.from, event.to] : event.event)),
    ['announced', ['2025', '2026-H1'], ['2026-H1', null]],
  );
});

test('a version that reads otherwise is reworded; one that says the same is no event, nor is a note', () => {
  const reworded = record({
    versions: [
      version(1, '2025-01-01'),
      version(2, '2025-02-01', { note: 'a remark' }),
      version(3, '2025-03-01', { target: 2, modality: 'plans' }),
      { ...version(4, '2025-04-01', { target: 2, modality: 'plans' }), sentence: words('جملة') },
      { ...version(5, '2025-05-01', { target: 2, modality: 'plans' }), sentence: words('جملة أخرى') },
    ],
  });
  const events = historyOf(reworded);
  assert.deepEqual(
    events.map((event) => (event.event === 'reworded' ? event.changed : event.event)),
    ['announced', ['modality', 'target'], ['sentence']],
  );
});

test('law.md §3: silence is no later data as of a day, and never before that day is past', () => {
  const silent = record();
  assert.equal(standingOf(silent, '2025-12-17').standing, 'announced');
  assert.equal(standingOf(silent, '2025-12-17').noLaterDataAsOf, null);
  const later = standingOf(silent, '2026-11-24');
  assert.deepEqual([later.standing, later.noLaterDataAsOf], ['no-later-data', '2026-11-24']);
});

test('a month as the date of a source ends before silence begins', () => {
  const monthly = record({ versions: [version(1, '2024-12', { due: '2025' })] });
  assert.equal(standingOf(monthly, '2024-12-20').standing, 'announced');
  assert.equal(standingOf(monthly, '2024-12-31').standing, 'announced');
  assert.equal(standingOf(monthly, '2025-01-01').standing, 'no-later-data');
});

test('a changed date stays one when sources then fall silent, and both are said', () => {
  const moved = record({ versions: [version(1, '2024-12', { due: '2025' }), version(2, '2025-12-17')] });
  const { standing, noLaterDataAsOf } = standingOf(moved, '2026-11-24');
  assert.deepEqual([standing, noLaterDataAsOf], ['date-changed', '2026-11-24']);
});

test('what was kept or carried over is settled: silence after it says nothing', () => {
  const kept = standingOf(record({ outcomes: [KEPT] }), '2030-01-01');
  assert.deepEqual([kept.standing, kept.noLaterDataAsOf], ['kept', null]);
  const carried: Outcome = { ...KEPT, outcome: 'carried-over', to: '2027-X01' };
  const over = standingOf(record({ outcomes: [carried] }), '2030-01-01');
  assert.deepEqual([over.standing, over.noLaterDataAsOf], ['carried-over', null]);
});

test('what the office showed since ends the silence', () => {
  const shown = standingOf(record({ entries: [entry('evidence', EVIDENCE)] }), '2026-11-24');
  assert.deepEqual([shown.standing, shown.noLaterDataAsOf], ['announced', null]);
});

test('a standing on a day knows nothing of what was published after it', () => {
  const days = fc.integer({ min: 0, max: 700 }).map((day) => dayOf(day));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(days, fc.constantFrom('2025', '2026', null)), { minLength: 1 }),
      days,
      (told, asOf) => {
        const sorted = told.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
        const versions = sorted.map(([day, due], index) => version(index + 1, day, { due }));
        const known = versions.filter((one) => one.source.publishedOn <= asOf);
        fc.pre(known.length > 0);
        assert.deepEqual(
          standingOf(record({ versions }), asOf),
          standingOf(record({ versions: known }), asOf),
        );
      },
    ),
  );
});

test('the words of silence and of a moved date are those of law.md §3', () => {
  const write = (date: string) => date;
  assert.deepEqual(noLaterDataWords('2025-12-17', write), {
    ar: 'لا معطيات لاحقة في المصادر المطلع عليها إلى غاية 2025-12-17',
    fr: "aucune donnée ultérieure dans les sources consultées jusqu'au 2025-12-17",
    en: 'no later data in the sources consulted as of 2025-12-17',
  });
  assert.equal(dateChangedWords('2025', '2026-H1', write).ar, 'أجل معدّل: من 2025 إلى 2026-H1');
  assert.equal(dateChangedWords('2025', null, write).en, 'changed date: from 2025 to a date not announced');
});

test('carry-overs are followed from year to year, where several became one too, and a circle ends', () => {
  const links = [
    { from: '2024-X01', to: '2025-X01' },
    { from: '2024-X02', to: '2025-X01' },
    { from: '2025-X01', to: '2026-X01' },
    { from: '2025-X09', to: '2026-X09' },
  ];
  assert.deepEqual(chainOf('2025-X01', links), { earlier: ['2024-X01', '2024-X02'], later: ['2026-X01'] });
  assert.deepEqual(chainOf('2024-X02', links), { earlier: [], later: ['2025-X01', '2026-X01'] });
  assert.deepEqual(chainOf('2026-X05', links), { earlier: [], later: [] });
  const circle = [...links, { from: '2026-X01', to: '2024-X01' }];
  assert.deepEqual(chainOf('2024-X01', circle).later, ['2025-X01', '2026-X01']);
});

function dayOf(days: number): string {
  return new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
}
