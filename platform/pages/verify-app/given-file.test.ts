import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGiven } from './given-file.ts';

test('a file is read up to where the verifier sees that it is too large', async () => {
  const small = await readGiven(new File(['abc'], 'a.wasl'));
  assert.deepEqual(small, { name: 'a.wasl', size: 3, bytes: new TextEncoder().encode('abc') });
  const large = await readGiven(new File([new Uint8Array(3_000_000)], 'b.wasl'));
  assert.equal(large.size, 3_000_000);
  assert.equal(large.bytes?.length, 2_097_152);
});

test('a file that cannot be read, such as a folder, has no bytes', async () => {
  class Unreadable extends File {
    override slice(): Blob {
      throw new DOMException('it was moved', 'NotFoundError');
    }
  }
  assert.equal((await readGiven(new Unreadable([], 'c'))).bytes, null);
});
