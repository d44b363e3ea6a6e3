import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import fc from 'fast-check';
import { commitBody, opensCommitment } from './commitment.ts';
import { ReceiptError } from './error.ts';
import { hmacSha256, hmacSha256Async } from './hmac.ts';
import { sha256 } from './testing/keys.ts';
import { flipped } from './testing/scene.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('RFC 4231, test cases 1 and 2', () => {
  const first = hmacSha256(new Uint8Array(20).fill(0x0b), utf8('Hi There'), sha256);
  assert.equal(first.toHex(), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
  const second = hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?'), sha256);
  assert.equal(second.toHex(), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('RFC 2104: the platform computes the same, and so does the asynchronous form', async () => {
  await fc.assert(
    fc.asyncProperty(salt, bytes, async (key, message) => {
      const expected = Uint8Array.from(createHmac('sha256', key).update(message).digest());
      assert.deepEqual(hmacSha256(key, message, sha256), expected);
      assert.deepEqual(await hmacSha256Async(key, message, async (data) => sha256(data)), expected);
    }),
  );
});

test('the commitment is HMAC over label, length and body', () => {
  const key = new Uint8Array(32).fill(7);
  const message = Buffer.concat([
    Buffer.from('wasl/receipt/v1\0'),
    Buffer.from([0, 0, 1, 44]),
    new Uint8Array(300),
  ]);
  const expected = Uint8Array.from(createHmac('sha256', key).update(message).digest());
  assert.deepEqual(commitBody(key, new Uint8Array(300), sha256), expected);
});

test('a commitment is opened by its salt and body, and by nothing one bit away', async () => {
  await fc.assert(
    fc.asyncProperty(
      salt,
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.nat(),
      async (key, body, n) => {
        const commitment = commitBody(key, body, sha256);
        assert.ok(await opensCommitment(commitment, key, body, sha256));
        assert.ok(!(await opensCommitment(commitment, flipped(key, n % 32, n % 8), body, sha256)));
        assert.ok(!(await opensCommitment(commitment, key, flipped(body, n % body.length, n % 8), sha256)));
        assert.ok(!(await opensCommitment(flipped(commitment, n % 32, n % 8), key, body, sha256)));
      },
    ),
  );
});

test('a key beyond one block is refused, not cut', () => {
  hmacSha256(new Uint8Array(64), new Uint8Array(), sha256);
  assert.throws(() => hmacSha256(new Uint8Array(65), new Uint8Array(), sha256), RangeError);
});

test('a salt is 32 bytes', () => {
  for (const length of [0, 31, 33, 64]) {
    assert.throws(() => commitBody(new Uint8Array(length), new Uint8Array(), sha256), ReceiptError);
  }
});
