import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksPersonal } from './personal-pattern.ts';

test('law 09-08 art. 12: a text with a national ID card number is recognised', () => {
  for (const text of ['AB123456', 'بطاقة رقم X12345', 'CIN: be 654321.', 'n° A-1234567']) {
    assert.equal(looksPersonal(text), true, text);
  }
});

test('a text with a telephone number is recognised', () => {
  for (const text of ['0612345678', '+212 6 12 34 56 78', '00212-661-23-45-67', 'الهاتف 0537 12 34 56']) {
    assert.equal(looksPersonal(text), true, text);
  }
});

test('figures, dates, stand-in identities and law numbers are not personal', () => {
  for (const text of [
    'TEST-0001',
    '2026-11-24',
    'القانون 54-19',
    '1 234 567 زائر',
    'P-07',
    '2026-F01',
    'MA-01',
    '23 مقرا',
  ]) {
    assert.equal(looksPersonal(text), false, text);
  }
});
