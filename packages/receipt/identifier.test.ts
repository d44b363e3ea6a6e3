import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCode, isNodeName, isPlainText, isTime, isUuid7 } from './identifier.ts';
import { isLogOf, logOrigin } from './log-name.ts';

test('RFC 9562: only a UUID of version 7 and of its variant, in lower case, is an identifier', () => {
  assert.ok(isUuid7('019ab4d2-1a2b-7000-8000-000000000001'));
  for (const text of [
    '019AB4D2-1A2B-7000-8000-000000000001',
    '019ab4d2-1a2b-4000-8000-000000000001',
    '019ab4d2-1a2b-7000-c000-000000000001',
    '019ab4d21a2b70008000000000000001',
    '{019ab4d2-1a2b-7000-8000-000000000001}',
    '019ab4d2-1a2b-7000-8000-000000000001\n',
    '',
  ]) {
    assert.ok(!isUuid7(text), text);
  }
});

test('a time is UTC with milliseconds, and of a moment that exists', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      (date) => isTime(date.toISOString()),
    ),
  );
  for (const text of [
    '2026-11-24T05:30:00Z',
    '2026-11-24T05:30:00.123+00:00',
    '2026-11-24T05:30:00.1234Z',
    '2026-11-24 05:30:00.123Z',
    '2026-02-29T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-11-24T24:00:00.000Z',
    '2026-11-24T05:60:00.000Z',
    '2026-11-24T05:30:60.000Z',
    '+002026-11-24T05:30:00.123Z',
    '2026-11-24T05:30:00.123Z\n',
    '٢٠٢٦-11-24T05:30:00.123Z',
  ]) {
    assert.ok(!isTime(text), text);
  }
});

test('codes and node names are ASCII in lower case', () => {
  for (const text of ['a', 'model-directorate', '2027', 'a.b-c']) assert.ok(isCode(text), text);
  for (const text of ['', '-a', '.a', 'A', 'a_b', 'a/b', 'a b', 'é', 'а', 'a\n', 'a'.repeat(201)])
    assert.ok(!isCode(text), text);
  for (const text of ['node.example', 'localhost:8443', 'a.example/wasl']) assert.ok(isNodeName(text), text);
  for (const text of [
    '',
    '/a',
    'a/',
    'a//b',
    'https://a',
    'A.example',
    'nоde.example',
    'a b',
    'a+b',
    'a'.repeat(201),
  ]) {
    assert.ok(!isNodeName(text), text);
  }
});

test('UAX #9: text that would be displayed out of its order is not plain; the marks that Arabic needs are', () => {
  for (const code of [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]) {
    assert.ok(!isPlainText(`a${String.fromCodePoint(code)}b`), code.toString(16));
  }
  for (const code of [0x00, 0x09, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0xfeff]) {
    assert.ok(!isPlainText(`a${String.fromCodePoint(code)}b`), code.toString(16));
  }
  assert.ok(!isPlainText('\ud800'));
  assert.ok(isPlainText('سطر\n\u200e\u200f\u061c ثان 😀'));
});

test('the origin of a log names its node and its role, and belongs to no other', () => {
  const node = fc.constantFrom(
    'a.example',
    'a.example/log',
    'a.example/log/receipts',
    'a.example/log/registry',
    'b.example',
  );
  const role = fc.constantFrom('receipts', 'registry');
  const shard = fc.option(fc.constantFrom('2027', 'receipts', 'registry', 'log'), { nil: undefined });
  fc.assert(
    fc.property(node, role, shard, node, role, (owner, its, part, other, another) => {
      const origin = logOrigin(owner, its, part);
      assert.equal(isLogOf(other, another, origin), owner === other && its === another, origin);
    }),
    { numRuns: 500 },
  );
  for (const more of ['/', '/a/b', '/../x', '/A', '/2027/', '//a', 'x', '\n']) {
    assert.ok(!isLogOf('a.example', 'receipts', `a.example/log/receipts${more}`), more);
  }
});
