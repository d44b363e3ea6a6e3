import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratch } from '../testing/scratch.ts';
import { atomicWrite } from './atomic-write.ts';

test('crash rule 4: a file is replaced whole, under its mode, and nothing else stays', async (t) => {
  const folder = await scratch(t);
  const path = join(folder, 'key');
  await writeFile(path, 'old', { mode: 0o644 });
  await atomicWrite(path, Buffer.alloc(3_000_000, 7), 0o600);
  assert.deepEqual(await readFile(path), Buffer.alloc(3_000_000, 7));
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(folder), ['key']);
});

test('crash rule 4: a failure reaches the caller and leaves the old content and no other file', async (t) => {
  const folder = await scratch(t);
  await mkdir(join(folder, 'taken'));
  await writeFile(join(folder, 'taken', 'inside'), '');
  await assert.rejects(atomicWrite(join(folder, 'taken'), 'new'), { code: /EISDIR|ENOTEMPTY|EEXIST/ });
  await assert.rejects(atomicWrite(join(folder, 'missing', 'key'), 'new'), { code: 'ENOENT' });
  assert.deepEqual(await readdir(folder), ['taken']);
});
