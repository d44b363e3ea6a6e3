import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayAfter, daysBetween, isDay, lastDayOf, spanOf } from './span.ts';

test('a year, a half, a month and a day cover the days they cover, and no day is guessed', () => {
  assert.deepEqual(spanOf('2026'), { from: '2026-01-01', to: '2026-12-31' });
  assert.deepEqual(spanOf('2026-H1'), { from: '2026-01-01', to: '2026-06-30' });
  assert.deepEqual(spanOf('2026-H2'), { from: '2026-07-01', to: '2026-12-31' });
  assert.deepEqual(spanOf('2024-02'), { from: '2024-02-01', to: '2024-02-29' });
  assert.deepEqual(spanOf('2025-02'), { from: '2025-02-01', to: '2025-02-28' });
  assert.deepEqual(spanOf('2025-12-17'), { from: '2025-12-17', to: '2025-12-17' });
});

test('what is no date is none', () => {
  const texts = ['', '26', '2026-', '2026-H3', '2026-13', '2026-00', '2026-02-30', '2026-1-1', '17/12/2025'];
  for (const text of [...texts, '2026-01-01T00:00:00Z', ' 2026', '2026-h1']) {
    assert.equal(spanOf(text), null, text);
  }
  assert.throws(() => lastDayOf('soon'), RangeError);
});

test('days follow one another without a gap', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      assert.ok(isDay(dayAfter(day)));
      assert.equal(daysBetween(day, dayAfter(day)), 1);
    }),
  );
});
