import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateValueOf, dayOf } from './date-field.tsx';

test('a day of the calendar is read as people write it', () => {
  assert.equal(dayOf({ day: '2', month: '8', year: '2026' }), '2026-08-02');
  assert.equal(dayOf({ day: '29', month: '02', year: '2028' }), '2028-02-29');
});

test('what is no day is refused, and kept as it was typed', () => {
  for (const [day, month, year] of [
    ['30', '2', '2026'],
    ['0', '1', '2026'],
    ['1', '13', '2026'],
    ['1', '1', '26'],
    ['', '', ''],
    ['١', '1', '2026'],
  ]) {
    assert.equal(
      dayOf({ day: day ?? '', month: month ?? '', year: year ?? '' }),
      null,
      `${day} ${month} ${year}`,
    );
  }
  const typed = new Map([
    ['born-day', [' 31 ']],
    ['born-month', ['x']],
  ]);
  assert.deepEqual(dateValueOf(typed, 'born'), { day: '31', month: 'x', year: '' });
});
