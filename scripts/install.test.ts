import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { ROOT } from './root.mjs';

/** A clone with these scripts and one workspace, which npm installs without a network. */
function clone(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'wasl clone '));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'room'));
  const manifest = { name: 'clone', version: '1.0.0', workspaces: ['room'] };
  const room = { name: 'room', version: '1.0.0' };
  const packages = { '': manifest, room, 'node_modules/room': { resolved: 'room', link: true } };
  write('package.json', { ...manifest, type: 'module' });
  write('room/package.json', room);
  write('package-lock.json', { ...manifest, lockfileVersion: 3, requires: true, packages });
  // No package ships this release, so that the present Node.js is used.
  writeFileSync(join(folder, '.node-version'), '0.0.0\n');
  writeFileSync(
    join(folder, 'program.ts'),
    "const words: string = 'it runs'; console.log(words, process.argv[2]);",
  );
  cpSync(import.meta.dirname, join(folder, 'scripts'), {
    recursive: true,
    filter: (file) => file === import.meta.dirname || file.endsWith('.mjs'),
  });
  const hook = join('packages', 'web', 'jsx-hook.mjs');
  cpSync(join(ROOT, hook), join(folder, hook));
  return folder;

  function write(file: string, content: object) {
    writeFileSync(join(folder, file), JSON.stringify(content));
  }
}

function runProgram(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const args = [join(folder, 'scripts', 'run.mjs'), join(folder, 'program.ts'), 'well'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += String(chunk);
      });
    }
    child.on('close', (code) => resolve({ code: code ?? -1, said }));
  });
}

test('the first run installs, the second finds it done, a changed lock installs again', async (t) => {
  const folder = clone(t);
  const first = await runProgram(folder);
  assert.match(first.said, /Installing dependencies[\s\S]*it runs well/);
  assert.equal(first.code, 0);
  assert.doesNotMatch((await runProgram(folder)).said, /Installing/);

  const lock = join(folder, 'package-lock.json');
  writeFileSync(lock, `${readFileSync(lock, 'utf8')}\n`);
  rmSync(join(folder, 'node_modules', '.package-lock.json'));
  assert.match((await runProgram(folder)).said, /Installing/);
});

test('two runs at once in a new clone install once', async (t) => {
  const folder = clone(t);
  const runs = await Promise.all([runProgram(folder), runProgram(folder)]);
  assert.deepEqual(
    runs.map(({ code }) => code),
    [0, 0],
  );
  assert.equal(runs.filter(({ said }) => said.includes('Installing')).length, 1);
  assert.equal(existsSync(join(folder, '.install.lock')), false);
});

test('an install that was left unfinished is made again', async (t) => {
  const folder = clone(t);
  await runProgram(folder);
  writeFileSync(join(folder, 'node_modules', '.wasl-install.json'), '{"kind":"unfinished"}');
  assert.match((await runProgram(folder)).said, /Installing/);
});

test('where npm is missing, it says so', async (t) => {
  const folder = clone(t);
  const { code, said } = await runProgram(folder, { PATH: folder });
  assert.match(said, /npm was not found/);
  assert.equal(code, 1);
});
