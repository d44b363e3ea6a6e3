import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { LEDGER_MODULE, type Ledger } from './ledger.ts';
import { assertSound, draft, refused, testNode, verified } from './testing/node.ts';
import { found, newOfficer, note } from './testing/officer.ts';
import { limitFiles, startOwnCluster } from './testing/own-cluster.ts';

/** More than a segment of the write-ahead log, which must still be written; less than what is to be entered. */
const ROOM = 18 * 2 ** 20;

/** Receipts of 56,000 bytes that do not compress, until one is refused or so many are in. */
async function fillUp(ledger: Ledger, most: number): Promise<{ ids: string[]; refusals: unknown[] }> {
  const ids: string[] = [];
  const refusals: unknown[] = [];
  while (refusals.length === 0 && ids.length < most) {
    const batch = Array.from({ length: 8 }, () => draft(ledger, [], randomBytes(42_000).toString('base64')));
    const outcomes = await Promise.allSettled(batch.map((receipt) => ledger.settle(receipt)));
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') ids.push(batch[i]?.id ?? '');
      else refusals.push(outcome.reason);
    }
  }
  return { ids, refusals };
}

test('on a full disk callers are told, nothing acknowledged is lost, and it goes on once there is room', async (t) => {
  const cluster = await startOwnCluster();
  const node = await testNode(t, {}, cluster.openStore);
  const officer = await newOfficer();
  const ledger = await node.open();
  await found(ledger, officer);
  await limitFiles(cluster.folder, ROOM);

  const { ids, refusals } = await fillUp(ledger, 2_000);
  assert.ok(refusals.length > 0, 'the disk was never full');
  for (const reason of refusals) assert.ok(refused('ledger-unavailable')(reason));
  const again = await fillUp(ledger, 8);
  assert.equal(again.ids.length, 0, 'and it stays full');
  await assertSound(node);

  await limitFiles(cluster.folder, null);
  const more = await fillUp(ledger, 40);
  assert.deepEqual(more.refusals, []);
  const id = await ledger.enterNote(await note(officer, 'there is room again'));
  assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
  const { rows } = await node.store
    .pool(LEDGER_MODULE.name)
    .query<{ receipt: string }>('SELECT receipt FROM ledger.entry WHERE receipt IS NOT NULL ORDER BY index');
  assert.deepEqual(
    rows.map(({ receipt }) => receipt),
    [...ids, ...more.ids, id],
  );
  await assertSound(node);
});
