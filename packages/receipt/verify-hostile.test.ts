import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, utf8 } from '@wasl/log';
import fc from 'fast-check';
import { crypto } from './testing/keys.ts';
import { policyOf } from './testing/policy.ts';
import { createScene, flipped } from './testing/scene.ts';
import { rewrite } from './testing/vector.ts';
import { verifyReceipt } from './verify.ts';

const { main, file } = await createScene();
const trust = await policyOf('two-required', main);
const text = new TextDecoder().decode(file);

async function isValid(bytes: Uint8Array): Promise<boolean> {
  return (await verifyReceipt(bytes, trust, crypto)).valid;
}

test('law 43-20 art. 14: every change of one bit, of any byte, is detected', async () => {
  assert.ok(await isValid(file));
  for (let i = 0; i < file.length; i++) {
    for (let bit = 0; bit < 8; bit++)
      assert.ok(!(await isValid(flipped(file, i, bit))), `bit ${bit} of byte ${i}`);
  }
});

test('a changed character is detected in every place even when the digest is computed again', async () => {
  for (let i = 0; i < text.lastIndexOf('digest '); i++) {
    const replaced = text[i] === 'A' ? 'B' : 'A';
    const forged = rewrite(file, (whole) => whole.slice(0, i) + replaced + whole.slice(i + 1));
    assert.ok(!(await isValid(forged)), `character ${i}`);
  }
});

test('every prefix of a receipt, and every receipt with more after it, is refused', async () => {
  for (let length = 0; length < file.length; length += 7)
    assert.ok(!(await isValid(file.subarray(0, length))));
  for (const more of ['\n', ' ', 'x', text]) assert.ok(!(await isValid(concat(file, utf8(more)))));
});

test('hostile bytes never throw and are never accepted', async () => {
  const lines = text.split('\n');
  const line = fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'binary', maxLength: 40 }));
  const shuffled = fc.array(line, { maxLength: 60 }).map((some) => utf8(some.join('\n')));
  const raw = fc.uint8Array({ maxLength: 300 });
  const headed = raw.map((bytes) => concat(utf8('wasl/receipt/v1\n'), bytes));
  const spliced = fc
    .tuple(fc.nat(file.length), fc.nat(60), fc.uint8Array({ minLength: 1, maxLength: 60 }))
    .map(([at, length, inserted]) => concat(file.subarray(0, at), inserted, file.subarray(at + length)));
  await fc.assert(
    fc.asyncProperty(fc.oneof(shuffled, raw, headed, spliced), async (bytes) => {
      assert.equal((await isValid(bytes)) && !Buffer.from(bytes).equals(file), false);
    }),
    { numRuns: 2_000 },
  );
});

test('hostile text with its digest computed again never throws and is never accepted', async () => {
  const piece = fc.constantFrom(
    '',
    '\n',
    ' ',
    '0',
    '9',
    '-',
    '=',
    'AAAA',
    '\r',
    '{',
    '"',
    '\\u0000',
    '— a AAAAAAA=\n',
    'digest x\n',
  );
  const edit = fc.tuple(fc.nat(text.length), fc.nat(90), piece);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
      const forged = rewrite(file, (whole) =>
        edits.reduce(
          (now, [at, length, inserted]) => now.slice(0, at) + inserted + now.slice(at + length),
          whole,
        ),
      );
      const same = new TextDecoder().decode(forged) === text;
      assert.equal((await isValid(forged)) && !same, false);
    }),
    { numRuns: 2_000 },
  );
});
