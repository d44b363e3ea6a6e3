import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCommitment, commitRequest, commitResponse } from './commitment.ts';
import { sha256 } from './node-crypto.ts';
import { refusedAs } from './testing/sample.ts';

const salt = fc.uint8Array({ minLength: 32, maxLength: 32 });
/** What the readers let through: printable ASCII. */
const ascii = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});

test('a commitment is HMAC-SHA256 of RFC 2104 over the parts with a zero byte between them', () => {
  fc.assert(
    fc.property(salt, ascii, ascii, ascii, fc.integer({ min: 100, max: 599 }), (key, a, b, c, status) => {
      const hmac = (text: string) => Uint8Array.from(createHmac('sha256', key).update(text).digest());
      assert.deepEqual(commitRequest(key, a, b, c, sha256), hmac(`${a}\0${b}\0${c}`));
      assert.deepEqual(commitResponse(key, status, b, sha256), hmac(`${status}\0${b}`));
    }),
  );
});

test('two requests have one commitment only where they are the same request', () => {
  const parts = fc.tuple(ascii, ascii, ascii);
  fc.assert(
    fc.property(salt, parts, parts, (key, one, other) => {
      fc.pre(one.join('\0') !== other.join('\0'));
      const opened = commitRequest(key, ...one, sha256);
      checkCommitment(opened, commitRequest(key, ...one, sha256));
      const mismatch = () => checkCommitment(opened, commitRequest(key, ...other, sha256));
      assert.throws(mismatch, refusedAs('commitment-mismatch'));
    }),
  );
});

test('characters cannot move from one part to the next', () => {
  const key = new Uint8Array(32);
  const spread = [
    ['/a', 'b', 'c'],
    ['/ab', '', 'c'],
    ['/a', 'bc', ''],
    ['/abc', '', ''],
  ] as const;
  const commitments = spread.map(([a, b, c]) => commitRequest(key, a, b, c, sha256).toHex());
  assert.equal(new Set(commitments).size, spread.length);
});
