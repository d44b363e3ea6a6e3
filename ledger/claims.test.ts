import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '@wasl/kernel';
import type { Claim } from './claims.ts';
import { LEDGER_MODULE } from './ledger.ts';
import { assertSound, draft, refused, type TestNode, testNode } from './testing/node.ts';

function newClaim(more: Partial<Claim> = {}): Claim {
  return { id: newId(), nonce: randomBytes(16), intent: randomBytes(40), ...more };
}

async function stored(node: TestNode, id: string) {
  const { rows } = await node.store
    .pool(LEDGER_MODULE.name)
    .query<{ settled_at: Date | null; intent: Buffer | null }>(
      'SELECT settled_at, intent FROM ledger.claim WHERE id = $1',
      [id],
    );
  return rows[0];
}

test('a claim with an id or a nonce that was used is refused, before and after a reopening', async (t) => {
  const node = await testNode(t);
  let ledger = await node.open();
  const first = newClaim();
  await ledger.claims.claim(first);
  for (const reopened of [false, true]) {
    if (reopened) ledger = await node.open();
    for (const replay of [first, newClaim({ id: first.id }), newClaim({ nonce: first.nonce })]) {
      await assert.rejects(ledger.claims.claim(replay), refused('claim-replayed'));
    }
    await ledger.claims.claim(newClaim());
  }
  assert.equal(await ledger.claims.open(), 3);
});

test('a nonce stays used once its claim is settled', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const receipt = draft(ledger);
  const claim = newClaim({ id: receipt.id });
  await ledger.claims.claim(claim);
  await ledger.settle(receipt);
  await assert.rejects(ledger.claims.claim(claim), refused('claim-replayed'));
  await assert.rejects(ledger.claims.claim(newClaim({ nonce: claim.nonce })), refused('claim-replayed'));
});

test('of replays that arrive together one is taken, and each caller hears about its own', async (t) => {
  const node = await testNode(t);
  const { claims } = await node.open();
  const used = newClaim();
  await claims.claim(used);
  const id = newId();
  const nonce = randomBytes(16);
  const batch = [
    newClaim({ id, nonce: used.nonce }),
    newClaim({ id }),
    newClaim({ nonce }),
    newClaim({ nonce }),
    newClaim(),
    newClaim({ id }),
  ];
  // One is written at once; these gather behind it and reach the database together.
  const [, ...outcomes] = await Promise.allSettled(
    [newClaim(), ...batch].map((claim) => claims.claim(claim)),
  );
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
  );
  const orphans = await claims.orphans(Date.now() + 1, 100);
  const taken = batch.filter((_, i) => outcomes[i]?.status === 'fulfilled');
  for (const { id: expected, nonce: with_, intent } of taken) {
    const orphan = orphans.find((candidate) => candidate.id === expected);
    assert.ok(orphan !== undefined && Buffer.from(with_).equals(orphan.nonce));
    assert.ok(Buffer.from(intent).equals(orphan.intent));
  }
  assert.equal(orphans.length, taken.length + 2);
});

test('a claim that the database could never take is refused before it meets the batch of others', async (t) => {
  const { claims } = await (await testNode(t)).open();
  for (const claim of [
    newClaim({ id: 'not an id' }),
    newClaim({ nonce: new Uint8Array() }),
    newClaim({ nonce: randomBytes(5_000) }),
  ]) {
    await assert.rejects(claims.claim(claim), RangeError);
  }
  await claims.claim(newClaim({ nonce: randomBytes(256) }));
});

test('settling closes a claim in the same transaction, or not at all', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const [settled, refusedOne] = [draft(ledger), draft(ledger)];
  for (const { id } of [settled, refusedOne]) await ledger.claims.claim(newClaim({ id }));
  await ledger.settle(settled);
  const closed = await stored(node, settled.id);
  assert.ok(closed?.settled_at instanceof Date);
  assert.equal(closed.intent, null, 'what was needed to settle it is forgotten');

  await node.asOwner((owner) =>
    owner.query(
      `CREATE FUNCTION ledger.refuse_all() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN RAISE EXCEPTION ''no room''; END';
       CREATE TRIGGER refuse BEFORE INSERT ON ledger.entry EXECUTE FUNCTION ledger.refuse_all()`,
    ),
  );
  await assert.rejects(ledger.settle(refusedOne), refused('ledger-unavailable'));
  assert.equal((await stored(node, refusedOne.id))?.settled_at, null);
  await node.asOwner((owner) => owner.query('DROP TRIGGER refuse ON ledger.entry'));
  await ledger.settle(refusedOne);
  assert.ok((await stored(node, refusedOne.id))?.settled_at instanceof Date);
  await assertSound(node);
});

test('claims never settled are listed after a crash, the oldest first, with what settles them', async (t) => {
  let now = Date.parse('2026-03-01T00:00:00Z');
  const node = await testNode(t, { clock: () => now });
  let ledger = await node.open();
  const claims: Claim[] = [];
  for (let i = 0; i < 5; i++) {
    now += 1_000;
    const receipt = draft(ledger);
    claims.push(newClaim({ id: receipt.id }));
    await ledger.claims.claim(claims[i] ?? newClaim());
    if (i === 1) await ledger.settle(receipt);
  }
  ledger = await node.open();
  const ids = async (before: number, limit = 100) =>
    (await ledger.claims.orphans(before, limit)).map(({ id }) => id);
  const open = claims.filter((_, i) => i !== 1).map(({ id }) => id);
  assert.deepEqual(await ids(now + 1), open);
  assert.deepEqual(await ids(now + 1, 2), open.slice(0, 2));
  assert.deepEqual(
    await ids(now),
    open.slice(0, -1),
    'one that was just made may yet be settled by its owner',
  );
  const [orphan] = await ledger.claims.orphans(now, 1);
  assert.ok(orphan !== undefined && Buffer.from(orphan.intent).equals(claims[0]?.intent ?? Buffer.alloc(0)));
  const { openClaims } = await ledger.status();
  assert.equal(openClaims, 4);
});

test('the nonces of claims settled before a time are forgotten, and those of no open claim', async (t) => {
  let now = Date.parse('2026-03-01T00:00:00Z');
  const node = await testNode(t, { clock: () => now });
  const ledger = await node.open();
  const [early, late, never] = [draft(ledger), draft(ledger), draft(ledger)];
  for (const { id } of [early, late, never]) await ledger.claims.claim(newClaim({ id }));
  await ledger.settle(early);
  now += 60_000;
  await ledger.settle(late);
  assert.equal(await ledger.claims.forget(now), 1);
  assert.equal(await stored(node, early.id), undefined);
  assert.ok((await stored(node, late.id)) !== undefined);
  assert.ok((await stored(node, never.id)) !== undefined);
  assert.equal(await ledger.claims.forget(now + 1), 1);
  assert.deepEqual(
    (await ledger.claims.orphans(now + 1, 9)).map(({ id }) => id),
    [never.id],
  );
  await assert.rejects(ledger.settle(early), refused('claim-replayed'), 'its receipt stands');
});
