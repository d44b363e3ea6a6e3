import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, utf8 } from '@wasl/log';
import fc from 'fast-check';
import { ReceiptError } from './error.ts';
import { decodeReceipt, encodeReceipt } from './file.ts';
import { sha256 } from './testing/keys.ts';
import { createScene, flipped } from './testing/scene.ts';
import { rewrite } from './testing/vector.ts';

const { file, receipt, second } = await createScene();

function refusedAs(...codes: readonly string[]) {
  return (error: unknown) => error instanceof ReceiptError && codes.includes(error.code);
}

test('a receipt is decoded to what it was made of', async () => {
  assert.deepEqual(await decodeReceipt(file, sha256), receipt);
  assert.deepEqual(await decodeReceipt(encodeReceipt(second, sha256), async (data) => sha256(data)), second);
});

test('whatever decodes encodes to the same bytes: any other spelling is refused', async () => {
  const text = new TextDecoder().decode(file);
  const inserted = fc.constantFrom(
    '',
    '\n',
    ' ',
    '\r',
    '=',
    '0',
    '+',
    'A',
    '\u2028',
    '\u0000',
    'statements 0\n',
    'salt ',
    '— a AAAAAAA=\n',
  );
  const edit = fc.tuple(fc.nat(text.length), fc.constantFrom(0, 0, 1, 2, 45), inserted);
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), async (edits) => {
      const changed = rewrite(file, (whole) =>
        edits.reduce((now, [at, length, piece]) => now.slice(0, at) + piece + now.slice(at + length), whole),
      );
      try {
        const decoded = await decodeReceipt(changed, sha256);
        taken += 1;
        assert.deepEqual(encodeReceipt(decoded, sha256), changed);
      } catch (error) {
        assert.ok(refusedAs('file-malformed', 'file-version-unsupported')(error), String(error));
      }
    }),
    { numRuns: 1_000 },
  );
  assert.ok(taken > 0, 'some edits must give another receipt that is well formed');
});

test('the digest is over every byte above it', async () => {
  const digestAt = new TextDecoder().decode(file).lastIndexOf('digest ');
  for (let i = 0; i < digestAt; i++) {
    await assert.rejects(
      decodeReceipt(flipped(file, i), sha256),
      refusedAs('file-digest-mismatch', 'file-malformed', 'file-version-unsupported'),
    );
  }
});

test('1 MiB is the limit, and a large file is refused as fast as a small one', async () => {
  await assert.rejects(
    decodeReceipt(new Uint8Array(1_048_577).fill(10), sha256),
    refusedAs('file-too-large'),
  );
  const lines = utf8(`wasl/receipt/v1\nbody \nsalt \nleaf \nproof 1000000\n${'\n'.repeat(1_048_000)}`);
  await assert.rejects(decodeReceipt(lines, sha256), refusedAs('file-malformed'));
  const many = utf8('wasl/receipt/v1\nproof 9007199254740991\n');
  await assert.rejects(decodeReceipt(many, sha256), refusedAs('file-malformed'));
});

test('other versions are told apart from what is no receipt', async () => {
  for (const header of ['wasl/receipt/v2', 'wasl/receipt/v10']) {
    await assert.rejects(decodeReceipt(utf8(`${header}\n`), sha256), refusedAs('file-version-unsupported'));
  }
  for (const header of [
    'wasl/receipt/v0',
    'wasl/receipt/v01',
    'wasl/receipt/v',
    'Wasl/receipt/v2',
    ' wasl/receipt/v2',
  ]) {
    await assert.rejects(decodeReceipt(utf8(`${header}\n`), sha256), refusedAs('file-malformed'));
  }
});

test('a receipt that would be refused cannot be encoded', () => {
  const [statement] = receipt.statements;
  assert.ok(statement);
  const hashes = Array.from({ length: 64 }, () => new Uint8Array(32));
  for (const wrong of [
    { ...receipt, salt: new Uint8Array(31) },
    { ...receipt, proof: { ...receipt.proof, index: -1 } },
    { ...receipt, proof: { ...receipt.proof, checkpoint: utf8('x\n') } },
    { ...receipt, proof: { ...receipt.proof, proof: [new Uint8Array(31)] } },
    { ...receipt, proof: { ...receipt.proof, proof: hashes } },
    { ...receipt, head: { ...receipt.head, consistency: hashes } },
    { ...receipt, statements: [statement, statement] },
    { ...receipt, statements: Array.from({ length: 65 }, (_, index) => ({ ...statement, index })) },
  ]) {
    assert.throws(() => encodeReceipt(wrong, sha256), refusedAs('file-malformed'));
  }
  const large = concat(new Uint8Array(800_000), receipt.body);
  assert.throws(() => encodeReceipt({ ...receipt, body: large }, sha256), refusedAs('file-too-large'));
});
