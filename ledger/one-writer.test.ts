import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasCode } from '@wasl/kernel';
import { LEDGER_MODULE, type Ledger, type LedgerOptions, openLedger } from './ledger.ts';
import { assertSound, draft, NODE, refused, type TestNode, testNode } from './testing/node.ts';
import { found, newOfficer, setting } from './testing/officer.ts';
import { readWitnessFile } from './trust-file.ts';

const HOLDER = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** A second process's ledger on the same database. */
async function openSecond(node: TestNode, more: Partial<LedgerOptions> = {}): Promise<Ledger> {
  return openLedger({
    store: node.store,
    home: node.home,
    node: NODE,
    shard: '',
    witnesses: await readWitnessFile(null),
    cadenceMs: 3_600_000,
    report: () => {},
    ...more,
  });
}

/** Ends the session that holds the lock, as a server would that takes it for dead. */
async function endHolder(node: TestNode): Promise<void> {
  const { rows } = await node.store
    .pool(LEDGER_MODULE.name)
    .query<{ ended: boolean }>(`SELECT pg_terminate_backend(pid) AS ended FROM (${HOLDER}) AS holder`);
  assert.ok(rows.every(({ ended }) => ended));
}

async function stored(node: TestNode): Promise<Map<string, number>> {
  const { rows } = await node.store
    .pool(LEDGER_MODULE.name)
    .query<{ receipt: string; index: string }>(
      'SELECT receipt, index FROM ledger.entry WHERE receipt IS NOT NULL ORDER BY index',
    );
  return new Map(rows.map(({ receipt, index }) => [receipt, Number(index)]));
}

/** What a connection that was ended says: PostgreSQL's SQLSTATE for an administrator's word, or the socket. */
const CUT = ['57P01', 'EPIPE', 'ECONNRESET'];

test('a second sequencer is refused, and the first goes on', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  await ledger.settle(draft(ledger));
  await assert.rejects(openSecond(node), refused('ledger-busy'));
  assert.equal((await ledger.settle(draft(ledger))).index, 1);
  await assertSound(node);
});

test('whose lock was taken while it was idle writes nothing more and says so', async (t) => {
  const node = await testNode(t);
  const first = await node.open();
  await first.settle(draft(first));
  const opening = openSecond(node);
  await endHolder(node);
  const second = await opening;
  t.after(() => second.close());
  await Promise.all(Array.from({ length: 10 }, () => second.settle(draft(second))));
  await assert.rejects(first.settle(draft(first)), refused('ledger-busy'));
  assert.ok(refused('ledger-busy')(await first.halted));
  await assert.rejects(first.settle(draft(first)), refused('ledger-busy'));
  assert.equal((await second.settle(draft(second))).index, 11);
  assert.equal((await stored(node)).size, 12);
  await assertSound(node);
});

test('whose lock is taken again and again under load: never two writers, never a fork', async (t) => {
  const node = await testNode(t);
  const acknowledged = new Map<string, number>();
  let left = 400;

  async function work(ledger: Ledger): Promise<void> {
    while (left > 0) {
      left -= 1;
      const receipt = draft(ledger);
      try {
        acknowledged.set(receipt.id, (await ledger.settle(receipt)).index);
      } catch (error) {
        if (refused('ledger-unavailable')(error)) continue;
      }
    }
  }
  async function run(ledger: Ledger): Promise<void> {
    const working = Array.from({ length: 4 }, () => work(ledger));
    await Promise.allSettled(working);
  }

  const first = await node.open();
  const working = run(first);
  const opening = openSecond(node).then(
    async (second) => {
      await run(second);
      await second.close();
    },
    (error: unknown) => {
      // It was cut off while it started, and has recorded nothing.
      if (CUT.some((code) => hasCode(error, code))) return;
      assert.ok(refused('ledger-busy')(error));
    },
  );
  const ending = (async () => {
    while (left > 100) {
      await endHolder(node);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  })();
  await Promise.all([working, opening, ending]);
  await node.close();

  const entries = await stored(node);
  for (const [id, index] of acknowledged) assert.equal(entries.get(id), index, id);
  assert.deepEqual(
    [...entries.values()],
    Array.from(entries, (_, i) => i),
  );
  const reopened = await node.open();
  assert.equal((await reopened.settle(draft(reopened))).index, entries.size);
  await assertSound(node);
});

test('an entry that somebody else wrote past the lock stops the sequencer, which writes nothing over it', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  await ledger.settle(draft(ledger));
  const forged = Buffer.alloc(32, 7);
  await node.asOwner((owner) =>
    owner.query("UPDATE ledger.log SET root = $1 WHERE kind = 'receipts'", [forged]),
  );
  await assert.rejects(ledger.settle(draft(ledger)), refused('ledger-busy'));
  assert.ok(refused('ledger-busy')(await ledger.halted));
  assert.equal((await stored(node)).size, 1);
  const entering = setting(officer, 'record/model-directorate/s1', {}).then((bytes) =>
    ledger.registry.enter(bytes),
  );
  await assert.rejects(entering, refused('ledger-busy'), 'nor does the other log go on');
  await assert.rejects(node.open(), refused('ledger-corrupt'));
});

test('a database that lost what was committed, as a late standby may, is not written to', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  for (const change of [
    `DELETE FROM ledger.entry WHERE index = 1; ALTER TABLE ledger.log DISABLE TRIGGER log_never_shrinks;
     UPDATE ledger.log SET size = 1, root = sha256('\\x00' || (SELECT entry FROM ledger.entry WHERE index = 0))
       WHERE kind = 'registry'`,
  ]) {
    await node.asOwner((owner) => owner.query(change));
  }
  await endHolder(node);
  // The receipt log is as it was: what was lost is of the other.
  await assert.rejects(ledger.settle(draft(ledger)));
  assert.ok(refused('ledger-rolled-back')(await ledger.halted));
  await assert.rejects(ledger.settle(draft(ledger)), refused('ledger-rolled-back'));
  assert.equal((await stored(node)).size, 0);
});
