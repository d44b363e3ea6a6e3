import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parsePolicy } from '@wasl/log';
import { FAILURE_CODES, STEP_IDS, verifyReceipt } from './index.ts';
import { crypto, sha256 } from './testing/keys.ts';
import { vectorFiles } from './testing/vectors.ts';

const FOLDER = join(import.meta.dirname, 'vectors');
const made = await vectorFiles();

type Entry = {
  readonly name: string;
  readonly file: string;
  readonly policy: string;
  readonly code: string | null;
};
const INDEX: readonly Entry[] = JSON.parse(readFileSync(join(FOLDER, 'vectors.json'), 'utf8'));

test('the vectors are made again to the byte, and no other file lies among them', () => {
  const stored = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'generate.ts')
    .map((entry) => join(entry.parentPath, entry.name));
  assert.deepEqual(stored.toSorted(), [...made.keys()].map((path) => join(FOLDER, path)).toSorted());
  for (const [path, bytes] of made) {
    assert.ok(
      readFileSync(join(FOLDER, path)).equals(bytes),
      `${path}: node packages/receipt/vectors/generate.ts`,
    );
  }
});

test('each vector has a name of its own', () => {
  assert.equal(new Set(INDEX.map(({ name }) => name)).size, INDEX.length);
});

test('each failure code has a vector; a file beyond 1 MiB is made in its own test', () => {
  const shown = new Set(INDEX.map(({ code }) => code));
  assert.deepEqual(
    FAILURE_CODES.filter((code) => !shown.has(code)),
    ['file-too-large'],
  );
});

for (const { name, file, policy, ...expected } of INDEX) {
  test(`vector ${name}`, async () => {
    const trust = await parsePolicy(readFileSync(join(FOLDER, policy)), sha256);
    const found = await verifyReceipt(readFileSync(join(FOLDER, file)), trust, crypto);
    const { valid, code, verdict, witnesses, notProved } = found;
    const steps = Object.fromEntries(found.steps.map(({ id, state }) => [id, state]));
    const { about } = { about: '', ...expected };
    assert.deepEqual({ about, valid, code, verdict, witnesses, steps, notProved }, { about, ...expected });
    assert.deepEqual(Object.keys(steps), STEP_IDS);
    assert.equal(found.body === null, !valid);
  });
}
