import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkImports, type Fault, findCycles } from './check/imports.ts';
import { ROOT, readFiles, readManifest, rootDependencies } from './check/repository.ts';
import { ROOMS } from './check/rooms.ts';
import { checkLinks, checkWords } from './check/words.ts';

type Outcome = { readonly name: string; readonly ok: boolean; readonly output: string };

/** Runs a tool of node_modules; its output is kept, and shown only where it fails. */
function runTool(name: string, command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', command), args, { cwd: ROOT });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => resolve({ name, ok: false, output: error.message }));
    child.on('close', (code) => resolve({ name, ok: code === 0, output }));
  });
}

function ownCheck(name: string, faults: readonly Fault[]): Outcome {
  return {
    name,
    ok: faults.length === 0,
    output: faults.map(({ path, what }) => `${path}: ${what}\n`).join(''),
  };
}

function ownChecks(): Outcome[] {
  const files = readFiles();
  const sources = files.filter(({ path }) => path.endsWith('.ts') && !path.startsWith('scripts/'));
  const manifests = new Map(ROOMS.map((room) => [room.name, readManifest(room)]));
  return [
    ownCheck('imports', checkImports(sources, ROOMS, manifests, rootDependencies())),
    ownCheck('circles', findCycles(sources)),
    ownCheck('words', checkWords(files)),
    ownCheck(
      'links',
      checkLinks(files, (path) => existsSync(join(ROOT, path))),
    ),
  ];
}

function show({ name, ok, output }: Outcome): void {
  process.stdout.write(`check ${name}: ${ok ? 'ok' : 'FAILED'}\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n`);
}

const outcomes = ownChecks();
outcomes.forEach(show);
const tools: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', 'tsc', ['--noEmit']],
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['lint with types', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['dead code', 'knip', ['--no-progress']],
];
for (const [name, command, args] of tools) {
  const outcome = await runTool(name, command, args);
  show(outcome);
  outcomes.push(outcome);
}
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
