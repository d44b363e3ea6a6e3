import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, utf8 } from '@wasl/log';
import fc from 'fast-check';
import { ReceiptError } from './error.ts';
import { encodeRegistryEntry, parseRegistryEntry } from './registry-entry.ts';
import { createWorld, noteStatement, OPERATOR, signStatement } from './testing/world.ts';

const { registry } = await createWorld();
const signed = await signStatement(noteStatement(1, 'Line.\n\ncurrent 1 x\n\nwasl/registry/v1'), OPERATOR);
const current = { count: 3, root: new Uint8Array(32).fill(5) };
const entry = encodeRegistryEntry({ current, signed });

function malformed(error: unknown): boolean {
  return error instanceof ReceiptError && error.code === 'registry-entry-malformed';
}

test('an entry is parsed back to what it was made of, the statement verbatim', () => {
  assert.deepEqual(parseRegistryEntry(entry), { current, signed });
  for (const bytes of registry.entries)
    assert.deepEqual(encodeRegistryEntry(parseRegistryEntry(bytes)), bytes);
});

test('an entry has one spelling', () => {
  const text = new TextDecoder().decode(entry);
  for (const wrong of [
    text.replace('v1', 'v2'),
    text.replace('current 3', 'current 03'),
    text.replace('current 3', 'current  3'),
    text.replace('current 3', 'current -3'),
    text.replace('current 3', 'Current 3'),
    text.replace('current 3 ', 'current 3 3 '),
    text.replace('=\n', '\n'),
    text.replace('\n\n', '\n'),
    text.replace('\n\n', '\n\n\n'),
    text.replaceAll('\n', '\r\n'),
    `\ufeff${text}`,
    `${text}\n`,
    '',
    'wasl/registry/v1',
  ]) {
    assert.throws(() => parseRegistryEntry(utf8(wrong)), malformed, wrong);
  }
  assert.throws(() => parseRegistryEntry(concat(entry, Uint8Array.of(0xff))), malformed);
});

test('hostile bytes are refused by a ReceiptError or are what encoding gives', () => {
  const edit = fc.tuple(fc.nat(entry.length), fc.nat(4), fc.uint8Array({ maxLength: 3 }));
  fc.assert(
    fc.property(edit, ([at, length, inserted]) => {
      const bytes = concat(entry.subarray(0, at), inserted, entry.subarray(at + length));
      try {
        assert.deepEqual(encodeRegistryEntry(parseRegistryEntry(bytes)), bytes);
      } catch (error) {
        assert.ok(malformed(error), String(error));
      }
    }),
    { numRuns: 500 },
  );
});
