import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { parseSignatureLines, type VerifierKey } from '@wasl/log';
import { generateSeed, publicKeyOf, signerOf } from '../crypto.ts';
import { createCosigner } from './cosigner.ts';
import type { WitnessState } from './state.ts';
import { cosignedTime } from './testing/harness.ts';
import { createTestLog } from './testing/test-log.ts';

const seed = generateSeed();
const verifier: VerifierKey = {
  name: 'witness.example/one',
  keyId: '00000000',
  type: 'cosignature',
  publicKey: publicKeyOf(seed),
};
const key = { verifier, sign: signerOf(seed) };
const start = await createTestLog('node.example/log/receipts');
const log = start.grow(40);
const other = (await createTestLog('node.example/log/registry')).grow(40);
const logKeys = [log.key, other.key];

const clock = () => 1_790_000_000_000;
const nothing = new Map<string, WitnessState>();

test('C2SP tlog-witness: in the race of the specification the record never rolls back', async () => {
  const kept: number[] = [];
  const cosigner = createCosigner({
    key,
    logKeys,
    states: nothing,
    clock,
    // The earlier request is the slower one to keep, as in the specification.
    async persist({ checkpoint }) {
      await pause(kept.length === 0 ? 20 : 1);
      kept.push(checkpoint.size);
    },
  });
  const sizes = Array.from({ length: 20 }, (_, i) => 10 + i);
  const answers = await Promise.all(sizes.map(async (size) => cosigner.answer(await log.request(0, size))));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, ...sizes.slice(1).map(() => 409)],
  );
  assert.ok(answers.slice(1).every(({ body }) => body === '10\n'));
  assert.deepEqual(kept, [10]);
});

test('C2SP tlog-witness: nothing is answered before the state is kept', async () => {
  const written = Promise.withResolvers<void>();
  const cosigner = createCosigner({ key, logKeys, states: nothing, clock, persist: () => written.promise });
  let answered = false;
  const answer = cosigner.answer(await log.request(0, 5)).finally(() => {
    answered = true;
  });
  await pause(10);
  assert.equal(answered, false);
  written.resolve();
  assert.equal((await answer).status, 200);
});

test('a state that cannot be kept: no cosignature, then or afterwards, for any log', async () => {
  let writes = 0;
  const cosigner = createCosigner({
    key,
    logKeys,
    states: nothing,
    clock,
    async persist() {
      writes += 1;
      await pause(5);
      throw new Error('EIO');
    },
  });
  const waiting = [await log.request(0, 5), await log.request(0, 6), await log.request(0, 7)].map(
    cosigner.answer,
  );
  const settled = await Promise.allSettled(waiting);
  assert.deepEqual(
    settled.map((one) => (one.status === 'fulfilled' ? one.value.status : 'failed')),
    ['failed', 503, 503],
  );
  assert.equal((await cosigner.answer(await other.request(0, 5))).status, 503);
  assert.equal((await cosigner.answer(await log.request(0, 5))).status, 503);
  assert.equal(writes, 1);
});

function steppingClock(t: TestContext, ...seconds: readonly number[]) {
  const times = [...seconds];
  t.after(() => assert.equal(times.length, 0));
  return () => (times.shift() ?? 0) * 1_000;
}

test('C2SP tlog-cosignature: the time never goes back, over logs, clock steps and restarts', async (t) => {
  const states = new Map<string, WitnessState>();
  const persist = async (state: WitnessState) => void states.set(state.checkpoint.origin, state);
  const times: number[] = [];
  async function ask(
    cosigner: ReturnType<typeof createCosigner>,
    which: typeof log,
    from: number,
    to: number,
  ) {
    const answer = await cosigner.answer(await which.request(from, to));
    assert.equal(parseSignatureLines(answer.body).length, 1);
    times.push(await cosignedTime(answer, await which.note(to), verifier));
  }
  const first = createCosigner({
    key,
    logKeys,
    states,
    persist,
    clock: steppingClock(t, 2_000, 1_000, 2_001),
  });
  await ask(first, log, 0, 3);
  await ask(first, other, 0, 4);
  await ask(first, log, 3, 5);
  const second = createCosigner({ key, logKeys, states, persist, clock: steppingClock(t, 500, 600, 2_002) });
  await ask(second, other, 4, 4);
  await ask(second, log, 5, 6);
  await ask(second, log, 6, 6);
  assert.deepEqual(times, [2_000, 2_000, 2_001, 2_001, 2_001, 2_002]);
  assert.equal(states.get(log.origin)?.time, 2_002);
});
