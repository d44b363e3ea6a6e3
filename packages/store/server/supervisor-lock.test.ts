import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratch } from '../testing/scratch.ts';
import { layoutOf } from './layout.ts';
import { takeSupervisorLock } from './supervisor-lock.ts';

/** Takes the lock in a process of its own, which says whether it has it and lives until it is killed. */
async function takeElsewhere(home: string) {
  const program = `
    import { layoutOf } from '${import.meta.resolve('./layout.ts')}';
    import { takeSupervisorLock } from '${import.meta.resolve('./supervisor-lock.ts')}';
    const lock = await takeSupervisorLock(layoutOf(${JSON.stringify(home)}));
    console.log(lock === undefined ? 'taken' : 'mine');
    setInterval(() => lock, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  return { said: String(said).trim(), child };
}

test('one process supervises: no other takes the lock while it lives, whatever is tried in that process', async (t) => {
  const home = await scratch(t);
  await mkdir(layoutOf(home).db);
  const lock = await takeSupervisorLock(layoutOf(home));
  assert.ok(lock);
  assert.equal((await stat(join(home, 'db', 'supervisor.lock'))).mode & 0o777, 0o600);
  // A POSIX lock would be lost if the second attempt opened and closed the file by itself.
  assert.equal(await takeSupervisorLock(layoutOf(home)), undefined);
  const other = await takeElsewhere(home);
  other.child.kill('SIGKILL');
  assert.equal(other.said, 'taken');
  lock.release();
  const next = await takeSupervisorLock(layoutOf(home));
  assert.ok(next);
  next.release();
});

test('the lock of a process killed with -9 is free at once', async (t) => {
  const home = await scratch(t);
  await mkdir(layoutOf(home).db);
  const other = await takeElsewhere(home);
  assert.equal(other.said, 'mine');
  assert.equal(await takeSupervisorLock(layoutOf(home)), undefined);
  other.child.kill('SIGKILL');
  await once(other.child, 'exit');
  const lock = await takeSupervisorLock(layoutOf(home));
  assert.ok(lock);
  lock.release();
});
