import assert from 'node:assert/strict';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { refusal, scratch } from '../testing/scratch.ts';
import { ensureSecret, readSecret } from './secret.ts';

test('a secret is made once, closed to others, and found again', async (t) => {
  const path = join(await scratch(t), 'secrets', 'one');
  assert.equal(await readSecret(path), undefined);
  const made = await ensureSecret(path);
  assert.match(made, /^[\w-]{43}$/);
  assert.equal(await ensureSecret(path), made);
  assert.equal(await readSecret(path), made);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.equal((await stat(join(path, '..'))).mode & 0o777, 0o700);
});

test('of processes that make a secret at once, all get the same', async (t) => {
  const folder = join(await scratch(t), 'secrets');
  const made = await Promise.all(Array.from({ length: 20 }, () => ensureSecret(join(folder, 'one'))));
  assert.equal(new Set(made).size, 1);
  assert.deepEqual(await readdir(folder), ['one']);
});

test('a secret that every account can read, or an empty one, is refused', async (t) => {
  const path = join(await scratch(t), 'one');
  await writeFile(path, 'secret\n');
  await chmod(path, 0o644);
  await assert.rejects(readSecret(path), refusal('secret-exposed'));
  await chmod(path, 0o640);
  assert.equal(await readSecret(path), 'secret');
  await writeFile(path, '\n');
  await assert.rejects(ensureSecret(path), refusal('secret-unusable'));
});
