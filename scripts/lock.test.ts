import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock.mjs';

function lockFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-lock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'lock');
}

test('two who want the lock work one after the other, and it is gone afterwards', async (t) => {
  const file = lockFile(t);
  const told: string[] = [];
  async function worker(name: string) {
    await withLock(
      file,
      () => told.push(`${name} waits`),
      async () => {
        told.push(`${name} in`);
        await sleep(100);
        told.push(`${name} out`);
      },
    );
  }
  await Promise.all([worker('a'), worker('b')]);
  assert.deepEqual(told, ['a in', 'b waits', 'a out', 'b in', 'b out']);
  assert.equal(existsSync(file), false);
});

test('the lock is given back when the work fails', async (t) => {
  const file = lockFile(t);
  await assert.rejects(
    withLock(
      file,
      () => undefined,
      async () => {
        throw new Error('failed');
      },
    ),
    /failed/,
  );
  assert.equal(existsSync(file), false);
});

test('a lock that its holder no longer touches is taken over by one of those who wait', async (t) => {
  const file = lockFile(t);
  writeFileSync(file, 'dead');
  const long = new Date(Date.now() - 60_000);
  utimesSync(file, long, long);
  let inside = 0;
  let most = 0;
  async function worker() {
    await withLock(
      file,
      () => undefined,
      async () => {
        most = Math.max(most, ++inside);
        await sleep(50);
        inside -= 1;
      },
    );
  }
  await Promise.all([worker(), worker(), worker()]);
  assert.equal(most, 1);
  assert.equal(existsSync(file), false);
});
