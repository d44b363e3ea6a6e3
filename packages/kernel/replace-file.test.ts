import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { replaceFile } from './durable-file.ts';

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wasl-kernel-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('crash rule 4: a file is replaced whole, under its mode, and nothing else stays', async (t) => {
  const folder = await scratch(t);
  const path = join(folder, 'key');
  await writeFile(path, 'old', { mode: 0o644 });
  await replaceFile(path, Buffer.alloc(3_000_000, 7), 0o600);
  assert.deepEqual(await readFile(path), Buffer.alloc(3_000_000, 7));
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(folder), ['key']);
});

test('crash rule 4: a failure reaches the caller and leaves the old content and no other file', async (t) => {
  const folder = await scratch(t);
  await mkdir(join(folder, 'taken'));
  await writeFile(join(folder, 'taken', 'inside'), '');
  await assert.rejects(replaceFile(join(folder, 'taken'), 'new'), { code: /EISDIR|ENOTEMPTY|EEXIST/ });
  await assert.rejects(replaceFile(join(folder, 'missing', 'key'), 'new'), { code: 'ENOENT' });
  assert.deepEqual(await readdir(folder), ['taken']);
});
