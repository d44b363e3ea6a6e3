import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReceiptError } from './error.ts';
import { decodeReceipt, encodeReceipt } from './file.ts';
import { refreshReceipt } from './refresh.ts';
import { crypto, sha256 } from './testing/keys.ts';
import { proveEntry, proveGrowth, type TestLog } from './testing/log.ts';
import { NORTH, policyOf, SOUTH } from './testing/policy.ts';
import { createScene, flipped } from './testing/scene.ts';
import { addOthers, issue } from './testing/world.ts';
import { verifyReceipt } from './verify.ts';

const { main, shard, note } = await createScene();
const { receipts, registry } = main;
const old = await issue(main, note, { leaningOn: 6, registrySize: 7 });
addOthers(main, 40);
const size = receipts.entries.length;
const both = [NORTH, SOUTH];

async function later(log: TestLog, index: number, at: number) {
  return proveEntry(log, index, at, both);
}

const fresh = {
  proof: await later(receipts, old.proof.index, size),
  head: {
    entry: old.head.entry,
    proof: await later(registry, 5, 8),
    consistency: proveGrowth(registry, 6, 8),
  },
};

async function refuses(code: string, change: Partial<typeof fresh>): Promise<void> {
  await assert.rejects(
    refreshReceipt(old, { ...fresh, ...change }, sha256),
    (error) => error instanceof ReceiptError && error.code === code,
  );
}

test('a receipt that was logged becomes witnessed, and says the same', async () => {
  const policy = await policyOf('two-required', main);
  assert.equal((await verifyReceipt(encodeReceipt(old, sha256), policy, crypto)).code, 'quorum-not-met');
  const bytes = await refreshReceipt(old, fresh, sha256);
  const found = await verifyReceipt(bytes, policy, crypto);
  assert.equal(found.verdict, 'witnessed');
  const { body, salt, leaf, statements } = await decodeReceipt(bytes, sha256);
  assert.deepEqual(
    { body, salt, leaf, statements },
    { body: old.body, salt: old.salt, leaf: old.leaf, statements: old.statements },
  );
});

test('cosignatures of the same checkpoint may be added, and either proof may stay', async () => {
  const same = await later(receipts, old.proof.index, old.proof.index + 4);
  const cosigned = await refreshReceipt(old, { proof: same, head: old.head }, sha256);
  assert.equal(
    (await verifyReceipt(cosigned, await policyOf('none-required', main), crypto)).witnesses.counted,
    2,
  );
  const unchanged = await refreshReceipt(old, { proof: old.proof, head: old.head }, sha256);
  assert.deepEqual(unchanged, encodeReceipt(old, sha256));
});

test('an older checkpoint is refused, of either log, and so is another tree of the same size', async () => {
  await refuses('refresh-older', { proof: await later(receipts, old.proof.index, old.proof.index + 1) });
  await refuses('refresh-older', {
    head: { ...fresh.head, proof: await later(registry, 5, 6), consistency: [] },
  });
  const forked = { ...registry, entries: registry.entries.with(0, new Uint8Array(3)) };
  await refuses('refresh-older', { head: { ...fresh.head, proof: await later(forked, 5, 7) } });
});

test('another log is refused, and another entry of the same log', async () => {
  await refuses('refresh-other-log', { proof: await later(registry, 5, 8) });
  await refuses('refresh-other-log', { proof: await later(shard.receipts, 4, 5) });
  await refuses('refresh-other-log', { proof: await later(receipts, old.proof.index + 1, size) });
  await refuses('refresh-other-log', { head: { ...fresh.head, proof: await later(shard.registry, 5, 6) } });
});

test('a proof that does not lead to the receipt is refused', async () => {
  const { proof, head } = fresh;
  await refuses('refresh-unproven', { proof: { ...proof, proof: proof.proof.map((hash) => flipped(hash)) } });
  await refuses('refresh-unproven', { head: { ...head, entry: flipped(head.entry) } });
  await refuses('refresh-unproven', { head: { ...head, consistency: [] } });
  await refuses('refresh-unproven', { head: { ...head, proof: { ...head.proof, proof: [] } } });
});
