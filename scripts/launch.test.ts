import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const LAUNCH = new URL('launch.mjs', import.meta.url).href;

/** A launcher whose child runs this code, and what the child prints. */
function launcherOf(code: string) {
  const program = `import { launch } from '${LAUNCH}'; launch(process.execPath, ['-e', ${JSON.stringify(code)}]);`;
  const { npm_lifecycle_event: _, ...env } = process.env;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  launcher.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  async function until(word: string): Promise<string> {
    while (!printed.includes(word)) await sleep(20);
    return printed;
  }
  return { launcher, until };
}

test('the exit code of the child is the exit code of the launcher', async () => {
  const { launcher } = launcherOf('process.exit(7)');
  assert.deepEqual(await once(launcher, 'exit'), [7, null]);
});

test('a child that a signal ended gives 128 and its number', async () => {
  const { launcher } = launcherOf("process.kill(process.pid, 'SIGKILL')");
  assert.deepEqual(await once(launcher, 'exit'), [137, null]);
});

const COUNTING = `
  let told = 0;
  process.on('SIGINT', () => { told += 1; setTimeout(() => { console.log('told ' + told); process.exit(0); }, 300); });
  setInterval(() => {}, 1000);
  console.log('up');`;

test('one wish that arrives twice, from the terminal and from npm, reaches the child once', async () => {
  const { launcher, until } = launcherOf(COUNTING);
  await until('up');
  launcher.kill('SIGINT');
  await sleep(50);
  launcher.kill('SIGINT');
  assert.deepEqual(await once(launcher, 'exit'), [0, null]);
  assert.match(await until('told'), /told 1/);
});

test('a launcher that is killed outright takes its child with it', async () => {
  const { launcher, until } = launcherOf(
    "process.on('SIGTERM', () => { console.log('stopping'); process.exit(0); }); setInterval(() => {}, 1000); console.log('up');",
  );
  await until('up');
  launcher.kill('SIGKILL');
  await until('stopping');
});
