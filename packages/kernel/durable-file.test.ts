import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createFile, ensureFolder, replaceFile } from './index.ts';

const folder = await mkdtemp(join(tmpdir(), 'wasl-durable-'));
after(() => rm(folder, { recursive: true, force: true }));

test('a replaced file holds the new bytes, is closed to others, and leaves nothing beside it', async () => {
  const path = join(folder, 'replaced');
  await writeFile(path, 'old', { mode: 0o644 });
  await replaceFile(path, Buffer.from('new'));
  assert.equal(await readFile(path, 'utf8'), 'new');
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(folder), ['replaced']);
});

test('a created file never replaces one that is there', async () => {
  const path = join(folder, 'created');
  await createFile(path, Buffer.from('first'));
  await assert.rejects(createFile(path, Buffer.from('second')), { code: 'EEXIST' });
  assert.equal(await readFile(path, 'utf8'), 'first');
  assert.deepEqual((await readdir(folder)).sort(), ['created', 'replaced']);
});

test('a write that fails leaves the old file and no temporary one', async () => {
  const occupied = join(folder, 'occupied');
  await ensureFolder(join(occupied, 'inside'));
  await assert.rejects(replaceFile(occupied, Buffer.from('new')), { code: 'EISDIR' });
  assert.deepEqual(await readdir(occupied), ['inside']);
  assert.equal(
    (await readdir(folder)).some((name) => name.endsWith('.partial')),
    false,
  );
});

test('a folder is made with those above it, closed to others, and may be there already', async () => {
  const path = join(folder, 'a', 'b', 'c');
  await ensureFolder(path);
  await ensureFolder(path);
  assert.equal((await stat(join(folder, 'a'))).mode & 0o777, 0o700);
  assert.equal((await stat(path)).isDirectory(), true);
});
