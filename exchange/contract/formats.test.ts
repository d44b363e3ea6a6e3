import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMATS } from './formats.ts';

const CASES: Readonly<Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>> =
  {
    date: {
      good: ['2026-01-31', '2024-02-29', '0001-01-01', '9999-12-31', '2000-02-29'],
      bad: [
        '2026-02-30',
        '2025-02-29',
        '1900-02-29',
        '2026-13-01',
        '2026-00-01',
        '2026-01-00',
        '26-01-01',
        '2026-1-1',
        '2026-01-01\n',
        ' 2026-01-01',
        '٢٠٢٦-٠١-٠١',
      ],
    },
    'date-time': {
      good: [
        '2026-01-31T23:59:59Z',
        '2026-01-31T00:00:00.123456789Z',
        '2026-01-31T12:00:00+01:00',
        '2026-01-31T12:00:00-00:30',
      ],
      bad: [
        '2026-01-31',
        '2026-01-31T24:00:00Z',
        '2026-01-31T23:60:00Z',
        '2026-01-31T23:59:60Z',
        '2026-01-31 12:00:00Z',
        '2026-01-31t12:00:00z',
        '2026-01-31T12:00:00',
        '2026-01-31T12:00Z',
        '2026-02-30T12:00:00Z',
        '2026-01-31T12:00:00+24:00',
        '2026-01-31T12:00:00.Z',
      ],
    },
    time: {
      good: ['00:00:00Z', '23:59:59.5+01:00'],
      bad: ['24:00:00Z', '12:00', '12:00:00', '12:00:00Z\n'],
    },
    uuid: {
      good: ['01934f7e-7c3a-7000-8000-000000000000', '01934F7E-7C3A-7000-8000-00000000000F'],
      bad: [
        '',
        '01934f7e7c3a70008000000000000000',
        '{01934f7e-7c3a-7000-8000-000000000000}',
        'g1934f7e-7c3a-7000-8000-000000000000',
      ],
    },
    uri: {
      good: [
        'https://example.org/a?b=c#d',
        'urn:isbn:0451450523',
        'mailto:a@b.example',
        'https://[::1]/',
        'https://example.org/%D9%85',
      ],
      bad: [
        '',
        '/a',
        'example.org',
        'https://',
        'https://exa mple.org',
        'https://example.org/ا',
        'https://example.org/%zz',
        'https://example.org/\\a',
        'https://example.org\n',
        `https://example.org/${'a'.repeat(2_048)}`,
      ],
    },
    email: {
      good: ['a@b.example', 'first.last+tag@sub.example.org'],
      bad: [
        'a',
        '@b.example',
        'a@',
        'a@b',
        'a b@c.example',
        '.a@b.example',
        'a..b@c.example',
        'a@-b.example',
        'a@b.example\n',
        `${'a'.repeat(250)}@b.example`,
      ],
    },
  };

test('each format takes what its rule writes and nothing near it', () => {
  assert.deepEqual(Object.keys(CASES).toSorted(), Object.keys(FORMATS).toSorted());
  for (const [format, { good, bad }] of Object.entries(CASES)) {
    for (const text of good) assert.equal(FORMATS[format]?.(text), true, `${format} ${text}`);
    for (const text of bad) assert.equal(FORMATS[format]?.(text), false, `${format} ${text}`);
  }
});

test('no format takes longer than its text, however it is made', () => {
  const hostile = [
    'a.'.repeat(500_000),
    `a@${'a-'.repeat(500_000)}`,
    `${'!'.repeat(500_000)}@`,
    `a:${'%41'.repeat(300_000)}`,
    '0'.repeat(1_000_000),
  ];
  for (const check of Object.values(FORMATS)) for (const text of hostile) assert.equal(check(text), false);
});
