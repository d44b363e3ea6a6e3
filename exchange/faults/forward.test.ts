import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { Problem, problemsOf } from '@wasl/kernel';
import { createByteBudget } from '../gateway/budget.ts';
import { createForward, type ForwardedRequest, type ForwardOptions } from '../gateway/forward.ts';
import { addressRules } from '../gateway/provider-address.ts';
import { openSpool } from '../gateway/spool.ts';
import { everythingOf, receiptOf, tablesHolding } from '../testing/evidence.ts';
import { OPERATOR, system, testKey } from '../testing/registry.ts';
import { exchangeWorld } from '../testing/world.ts';

const MARKER = 'marker-77b0c2f1';
const SHORT = { connect: 300, answer: 300 };
const ASKED: ForwardedRequest = {
  system: `${OPERATOR}/archive`,
  address: null,
  method: 'GET',
  path: '/files/f1',
  query: '',
  body: { kind: 'none' },
  exchange: '019ab4d2-1a2b-7000-8000-000000000001',
  consumer: 'model-audit/desk',
  agreement: 'model-audit/review',
  purpose: 'review',
  idempotencyKey: null,
};

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'wasl-forward-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function forwarder(t: TestContext, more: Partial<ForwardOptions>) {
  const key = await testKey(await folder(t), 'node.example/node');
  const { forward, close } = createForward({
    nodeKey: { id: key.verifier.name, sign: key.sign },
    addresses: addressRules(['127.0.0.1']),
    localProviders: new Map(),
    clock: Date.now,
    timeouts: SHORT,
    ...more,
  });
  t.after(close);
  return forward;
}

function coded(code: string): (error: unknown) => boolean {
  return (error) => {
    if (error instanceof Problem && error.code === code) return true;
    throw error;
  };
}

test('a provider that cannot be connected to in time is unreachable', async (t) => {
  // A lookup that never answers stands for every wait until there is a connection.
  const forward = await forwarder(t, { addresses: { lookup: () => undefined, check: () => undefined } });
  await assert.rejects(forward({ ...ASKED, address: 'http://slow.example' }), coded('provider-unreachable'));
});

const ownProblem = problemsOf({
  'own-refusal': {
    status: 418,
    title: { ar: MARKER, fr: MARKER, en: MARKER },
    remedy: { ar: MARKER, fr: MARKER, en: MARKER },
  },
});

test('a system in this process that fails or falls silent fails as any other, in our words', async (t) => {
  const outcomes: readonly (readonly [string, () => Promise<never>])[] = [
    ['provider-interrupted', () => Promise.reject(ownProblem('own-refusal'))],
    ['provider-interrupted', () => Promise.reject(new Error(MARKER))],
    ['provider-timeout', () => new Promise<never>(() => undefined)],
  ];
  for (const [code, provider] of outcomes) {
    const world = await exchangeWorld(t, {
      exchange: { timeouts: SHORT, localProviders: new Map([[`${OPERATOR}/archive`, provider]]) },
    });
    await world.set([world.keys.operator], `system/${OPERATOR}/archive`, system(OPERATOR, 'archive', null));
    const called = await world.call();
    assert.equal(called.code, code);
    assert.equal(everythingOf(called).includes(MARKER), false);
    assert.equal((await receiptOf(world, called)).outcome, 'unknown');
    assert.deepEqual(await tablesHolding(world.store, MARKER), []);
  }
});

test('requests never take the memory that their own answers wait for', async () => {
  const budget = createByteBudget(64);
  const requests = Array.from({ length: 64 }, () => {
    try {
      return budget.take(1);
    } catch (error) {
      assert.ok(coded('node-busy')(error));
      return null;
    }
  }).filter((held) => held !== null);
  const answers = await Promise.all(requests.map(() => budget.wait(1)));
  assert.equal(answers.length, requests.length);
  const late = budget.wait(32);
  for (const held of [...answers, ...requests]) held[Symbol.dispose]();
  (await late)[Symbol.dispose]();
  budget.take(32)[Symbol.dispose]();
});

async function* piece(bytes: string) {
  yield Buffer.from(bytes);
}

test('what waits in the spool goes when it is discarded, and stays readable once it is released', async (t) => {
  const path = join(await folder(t), 'spool');
  const spool = await openSpool(path);
  const discarded = await spool.keep(piece('one'), 10);
  await discarded.discard();
  assert.deepEqual(await readdir(path), []);
  const released = await spool.keep(piece('two'), 10);
  const stream = released.release();
  await released.discard();
  assert.equal(await text(stream), 'two');
  await assert.rejects(spool.keep(piece('too long'), 3), coded('body-too-large'));
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const onFullDisk = async function* () {
    yield Buffer.from('some');
    throw full;
  };
  await assert.rejects(spool.keep(onFullDisk(), 10), coded('node-busy'));
  const left = await spool.keep(piece('left'), 10);
  assert.equal(left.length, 4);
  await openSpool(path);
  assert.deepEqual(await readdir(path), [], 'what a crash left is gone');
});
