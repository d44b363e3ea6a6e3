import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Policy, utf8 } from '@wasl/log';
import { encodeReceipt } from './file.ts';
import { crypto, sha256 } from './testing/keys.ts';
import { NORTH, OWN, policyOf, SOUTH } from './testing/policy.ts';
import { createScene } from './testing/scene.ts';
import { rewrite } from './testing/vector.ts';
import { issue, noteStatement, OPERATOR, signStatement } from './testing/world.ts';
import { verifyReceipt } from './verify.ts';

const { main, neighbour, note, receipt, file } = await createScene();
const trust = await policyOf('none-required', main);

async function verify(bytes: Uint8Array, policy: Policy = trust) {
  return verifyReceipt(bytes, policy, crypto);
}

test('a receipt that is valid hands out its body, and says who witnessed it and when', async () => {
  const found = await verify(file);
  assert.ok(found.valid);
  assert.equal(found.verdict, 'witnessed');
  assert.equal(found.body.id, note.statement.id);
  assert.deepEqual(
    found.witnesses.times.map(({ name }) => name),
    ['north', 'south'],
  );
  assert.ok(found.steps.every(({ state }) => state === 'ok'));
});

test('trust comes from the policy alone: with an empty one nothing is valid', async () => {
  const nothing: Policy = { logs: [], witnesses: [], groups: [], quorum: null };
  const found = await verify(file, nothing);
  assert.equal(found.code, 'receipt-log-untrusted');
  assert.equal(found.body, null);
  assert.deepEqual(found.notProved, ['anything']);
});

test('a file beyond 1 MiB has its own code', async () => {
  assert.equal((await verify(new Uint8Array(1_048_577))).code, 'file-too-large');
});

test("a witness of the node's own operator counts for nothing, even where it alone is the quorum", async () => {
  const own = encodeReceipt(await issue(main, note, { witnesses: [OWN] }), sha256);
  const listed = await verify(own, await policyOf('own-witness', main));
  assert.ok(listed.valid);
  assert.equal(listed.verdict, 'logged');
  assert.deepEqual(listed.witnesses, { counted: 0, of: 1, times: [] });
  const required = await verify(own, await policyOf('own-witness-required', main));
  assert.equal(required.code, 'quorum-not-met');
});

test("a witness that signs with the log's own key counts for nothing", async () => {
  const [logKey] = main.receipts.keys;
  assert.ok(logKey);
  const disguised = { ...NORTH, key: { ...NORTH.key, publicKey: logKey.key.publicKey }, sign: logKey.sign };
  const bytes = encodeReceipt(
    await issue(main, note, { witnesses: [disguised], registryWitnesses: [] }),
    sha256,
  );
  const policy = { ...trust, witnesses: [{ name: 'north', key: disguised.key, url: null }] };
  assert.deepEqual((await verify(bytes, policy)).witnesses, { counted: 0, of: 0, times: [] });
});

test('the quorum holds for the registry log too, and each has its own code', async () => {
  const policy = await policyOf('two-required', main);
  const registryShort = await issue(main, note, { witnesses: [NORTH, SOUTH], registryWitnesses: [NORTH] });
  const receiptShort = await issue(main, note, { witnesses: [SOUTH], registryWitnesses: [NORTH, SOUTH] });
  const registry = await verify(encodeReceipt(registryShort, sha256), policy);
  assert.equal(registry.code, 'registry-quorum-not-met');
  assert.deepEqual(
    registry.steps.filter(({ state }) => state !== 'ok').map(({ id }) => id),
    ['witnesses'],
  );
  assert.equal((await verify(encodeReceipt(receiptShort, sha256), policy)).code, 'quorum-not-met');
});

test('a statement may be signed five minutes after the receipt and a day before it, and no more', async () => {
  for (const [at, code] of [
    ['2026-11-24T05:25:00.122Z', 'statement-time-mismatch'],
    ['2026-11-24T05:25:00.123Z', null],
    ['2026-11-25T05:30:00.123Z', null],
    ['2026-11-25T05:30:00.124Z', 'statement-time-mismatch'],
  ] as const) {
    const issued = await issue(main, note, { body: { at } });
    assert.equal((await verify(encodeReceipt(issued, sha256))).code, code, at);
  }
});

test('no part of a receipt stands in for the same part of another', async () => {
  const twin = await issue(main, await signStatement(noteStatement(102), OPERATOR), {
    witnesses: [NORTH, SOUTH],
  });
  const foreign = await issue(neighbour, await signStatement(noteStatement(103), OPERATOR));
  for (const other of [twin, foreign]) {
    for (const mixed of [
      { ...receipt, body: other.body },
      { ...receipt, salt: other.salt },
      { ...receipt, leaf: other.leaf },
      { ...receipt, body: other.body, salt: other.salt },
      { ...receipt, leaf: other.leaf, proof: other.proof },
      { ...receipt, proof: other.proof },
      { ...receipt, proof: receipt.head.proof },
      { ...receipt, body: other.body, salt: other.salt, leaf: other.leaf },
    ]) {
      assert.ok(
        !(await verify(encodeReceipt(mixed, sha256), await policyOf('no-witness', main, neighbour))).valid,
      );
    }
  }
});

test('a receipt of one node does not pass under the trust file of another', async () => {
  assert.equal((await verify(file, await policyOf('no-witness', neighbour))).code, 'receipt-log-untrusted');
});

test('a defect of the injected cryptography is an error, not a verdict', async () => {
  const broken = {
    sha256,
    verifyEd25519: () => {
      throw new TypeError('no Ed25519 here');
    },
  };
  await assert.rejects(verifyReceipt(file, trust, broken), TypeError);
});

test('cryptography that only answers later verifies the same (WebCrypto)', async () => {
  const later = {
    sha256: async (data: Uint8Array) => sha256(data),
    verifyEd25519: async (...input: Parameters<typeof crypto.verifyEd25519>) =>
      crypto.verifyEd25519(...input),
  };
  assert.deepEqual(await verifyReceipt(file, trust, later), await verify(file));
  const changed = rewrite(file, (text) => text.replace('index 5', 'index 4'));
  assert.equal((await verifyReceipt(changed, trust, later)).code, 'receipt-not-included');
});

test('the input is read, not kept: a buffer with an offset verifies, and is left as it was', async () => {
  const padded = new Uint8Array(file.length + 20);
  padded.set(file, 7);
  const view = padded.subarray(7, 7 + file.length);
  assert.ok((await verify(view)).valid);
  assert.ok((await verify(Buffer.from(file))).valid);
  assert.deepEqual(view, file);
  assert.equal((await verify(utf8(''))).code, 'file-malformed');
});
