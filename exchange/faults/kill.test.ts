import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { fsck, LEDGER_MODULE } from '@wasl/ledger';
import { type ExchangeBody, exchanges, PUT } from '../testing/attack.ts';
import { oneReceipt } from '../testing/evidence.ts';
import { type KilledCalls, killRounds, sendTo, startNode } from '../testing/kill-rounds.ts';
import { randomFrom } from '../testing/random.ts';
import { exchangeWorld, goodProvider, NODE, type World } from '../testing/world.ts';

const ROUNDS = Number(process.env.WASL_EXCHANGE_KILL_ROUNDS ?? 20);

test('a node killed between claim and settling settles the exchange as unknown, once, and refuses its nonce', async (t) => {
  const world = await exchangeWorld(t);
  await world.stop();
  const { child, port } = startNode(world);
  t.after(() => child.kill('SIGKILL'));
  const asked = Promise.withResolvers<void>();
  world.provide(() => asked.resolve());
  const signed = await world.sign({ ...PUT, authority: NODE });
  const cut = sendTo(await port, signed).catch(() => null);
  await asked.promise;
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.equal(await cut, null, 'the caller hears nothing');

  await world.reopen();
  const [settled, ...more] = await exchanges(world);
  assert.deepEqual(more, []);
  const receipt = await oneReceipt(world, settled?.id ?? '');
  assert.equal(receipt.outcome, 'unknown');
  assert.equal(receipt.code, 'node-interrupted');
  assert.equal(receipt.response, null);
  assert.equal(receipt.request.signatureInput, signed.headers.get('signature-input'));
  world.provide(goodProvider);
  const again = await world.send(signed.method, signed.target, signed.headers, signed.body);
  assert.equal(again.code, 'claim-replayed');
  await world.reopen();
  assert.equal((await exchanges(world)).length, 1);
  assert.equal((await world.ledger().status()).openClaims, 0);
});

test(`${ROUNDS} rounds of kill −9 under 16 callers: every answer has its receipt, and nothing has two`, async (t) => {
  const seed = Number(process.env.WASL_KILL_SEED ?? Date.now() % 2 ** 32);
  t.diagnostic(`seed ${seed}`);
  const world = await exchangeWorld(t);
  await world.stop();
  const calls = await killRounds(world, ROUNDS, randomFrom(seed));
  world.provide(goodProvider);
  await world.reopen();
  const answered = calls.sent.filter(({ answer }) => answer !== null).length;
  t.diagnostic(`${calls.sent.length} calls, ${answered} answered, ${calls.asked.size} reached the provider`);
  assert.ok(answered > 0);
  assert.ok(answered < calls.sent.length, 'some were cut');
  await assertAccountedFor(world, calls);
});

async function assertAccountedFor(world: World, { sent, asked }: KilledCalls): Promise<void> {
  const receipts = await exchanges(world);
  const byId = uniquely(receipts, ({ id }) => id);
  const byNonce = uniquely(
    receipts,
    ({ request }) => /nonce="([^"]*)"/.exec(request.signatureInput)?.[1] ?? '',
  );
  const nonces = new Set(sent.map(({ nonce }) => nonce));
  for (const nonce of byNonce.keys()) assert.ok(nonces.has(nonce), 'a receipt of a call that nobody made');
  for (const id of asked) assert.ok(byId.has(id), 'the provider was asked, and no receipt says so');
  for (const { nonce, answer } of sent) {
    if (answer?.id == null) continue;
    const receipt = byId.get(answer.id);
    assert.equal(receipt, byNonce.get(nonce), 'the receipt is of another call');
    assert.equal(receipt?.code, answer.code);
    assert.equal(receipt?.response?.status, answer.code === null ? answer.status : undefined);
  }
  // What was accepted is what was answered with a receipt, and what a kill cut off after its claim.
  const answeredWith = new Set(sent.flatMap(({ answer }) => answer?.id ?? []));
  const cut = new Set(sent.filter(({ answer }) => answer === null).map(({ nonce }) => nonce));
  for (const [nonce, { id }] of byNonce) assert.ok(answeredWith.has(id) || cut.has(nonce));
  const unknown = receipts.filter(({ code }) => code === 'node-interrupted');
  assert.ok(unknown.length > 0, 'a kill hid an outcome');
  for (const { id } of [...unknown, ...receipts.slice(-50)]) await oneReceipt(world, id);
  assert.equal((await world.ledger().status()).openClaims, 0);
  const client = await world.store.connect(LEDGER_MODULE.name);
  const { findings } = await fsck(client);
  await client.end();
  assert.deepEqual(findings, []);
}

function uniquely(receipts: readonly ExchangeBody[], key: (receipt: ExchangeBody) => string) {
  const found = new Map(receipts.map((receipt) => [key(receipt), receipt]));
  assert.equal(found.size, receipts.length, 'something has two receipts');
  return found;
}
