import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { killRounds } from './testing/kill-rounds.ts';

const ROUNDS = 30;

test('kill −9 of process, database or both, under load: what was acknowledged is there, once, at its index', async () => {
  const home = await mkdtemp(join(tmpdir(), 'wasl-kill-'));
  await chmod(home, 0o711);
  const seed = Date.now() % 1_000_000;
  try {
    const report = await killRounds(home, ROUNDS, seed, () => {});
    assert.deepEqual(
      { lost: report.lost, twice: report.twice, findings: report.findings },
      { lost: [], twice: [], findings: [] },
      `seed ${seed}`,
    );
    assert.ok(report.acknowledged > ROUNDS, `only ${report.acknowledged} were acknowledged`);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
