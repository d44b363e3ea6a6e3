import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killRounds } from './testing/kill-rounds.ts';

const ROUNDS = Number(process.env.WASL_KILL_ROUNDS ?? 30);

test(`rule 5: ${ROUNDS} rounds of kill −9 on the recorder, the database and both lose nothing acknowledged`, async (t) => {
  const seed = Number(process.env.WASL_KILL_SEED ?? Date.now() % 2 ** 32);
  t.diagnostic(`seed ${seed}`);
  const { rounds, acknowledged, problems } = await killRounds({
    rounds: ROUNDS,
    seed,
    report: (line) => t.diagnostic(line),
  });
  assert.deepEqual(problems, [], `seed ${seed}`);
  assert.equal(rounds, ROUNDS);
  assert.ok(acknowledged > rounds, `${acknowledged} receipts were acknowledged`);
});
