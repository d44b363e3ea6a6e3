import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE_LANGUAGES } from '../language/language.ts';
import { formatDate, formatMoment, formatMonth } from './date.ts';
import { formatList } from './list.ts';
import { formatNumber, formatPercent, formatSize } from './number.ts';
import { plural } from './plural.ts';

test('digits are Western in every language, as in Morocco', () => {
  for (const language of PAGE_LANGUAGES) {
    const written = [
      formatNumber(1_234_567, language),
      formatPercent(0.5, language),
      formatDate('2026-08-02', language),
      formatMoment(0, language),
      formatSize(5_000_000, language),
    ].join(' ');
    assert.doesNotMatch(written, /[\u0660-\u0669\u06f0-\u06f9]/, language);
    assert.match(written, /\d/, language);
  }
});

test('months have the names in use in Morocco, and Amazigh ones of their own', () => {
  assert.equal(formatDate('2026-08-02', 'ar'), '2 غشت 2026');
  assert.equal(formatMonth('2026-12-01', 'ar'), 'دجنبر 2026');
  assert.equal(formatDate('2026-08-02', 'fr'), '2 août 2026');
  assert.equal(formatDate('2026-08-02', 'zgh'), '2 ⵖⵓⵛⵜ 2026');
  assert.equal(formatDate('2026-08-02', 'en'), '2 August 2026');
});

test('a moment is told by the clock of the Kingdom, which moves in Ramadan', () => {
  assert.match(formatMoment(Date.UTC(2026, 7, 2, 10), 'fr'), /11:00/);
  assert.match(formatMoment(Date.UTC(2026, 1, 25, 10), 'fr'), /10:00/);
});

test('what is no day of the calendar is refused', () => {
  for (const day of ['2026-02-30', '2026-13-01', '2 août', '']) {
    assert.throws(() => formatDate(day, 'fr'), RangeError);
  }
});

test('thousands are apart by a space in Arabic: a dot or a comma would read as a decimal mark', () => {
  assert.equal(formatNumber(12_345.6, 'ar'), '12\u202f345,6');
});

test('nothing shows as finished before it is, nor as not begun once it is', () => {
  assert.equal(formatPercent(0.999, 'en'), '99%');
  assert.equal(formatPercent(0.001, 'en'), '1%');
  assert.equal(formatPercent(1, 'en'), '100%');
  assert.equal(formatPercent(0, 'en'), '0%');
});

test('a size is in the largest unit that leaves at least one', () => {
  assert.equal(formatSize(999, 'en'), '999 byte');
  assert.equal(formatSize(5_000_000, 'en'), '5 MB');
  assert.equal(formatSize(0, 'en'), '0 byte');
});

test('CLDR: Arabic counts in six forms', () => {
  const text = {
    zero: 'لا ملف',
    one: 'ملف',
    two: 'ملفان',
    few: '{count} ملفات',
    many: '{count} ملفا',
    other: '{count} ملف',
  };
  const said = [0, 1, 2, 3, 10, 11, 99, 100, 1003].map((count) => plural(count, text, 'ar'));
  assert.deepEqual(said, [
    ...['لا ملف', 'ملف', 'ملفان', '3 ملفات', '10 ملفات', '11 ملفا', '99 ملفا', '100 ملف', '1\u202f003 ملفات'],
  ]);
});

test('a list reads as a sentence, and as a plain list where ICU has no Amazigh', () => {
  assert.equal(formatList(['a', 'b', 'c'], 'fr'), 'a, b et c');
  assert.equal(formatList(['a', 'b'], 'ar'), 'a وb');
  assert.equal(formatList(['a', 'b', 'c'], 'zgh'), 'a, b, c');
});
