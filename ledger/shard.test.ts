import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCheckpoint, parseNote } from '@wasl/log';
import { LEDGER_MODULE, type Ledger, openLedger } from './ledger.ts';
import { readLogs } from './log-rows.ts';
import { refusingStore } from './testing/failing.ts';
import { assertSound, NODE, refused, type TestNode, testNode, verified } from './testing/node.ts';
import { found, newOfficer, note, setting } from './testing/officer.ts';
import { readWitnessFile } from './trust-file.ts';

async function checkpoint(ledger: Ledger, kind: 'receipts' | 'registry', path: string) {
  const answer = await ledger.answer(kind, path);
  assert.ok(answer !== null, path);
  return parseCheckpoint(parseNote(answer.body).text);
}

function subjectsOf(ledger: Ledger): string[] {
  return ledger.registry.view().tree.map(({ signed }) => signed.statement.subject);
}

/** A node whose first logs hold 20 statements and some notes, the last of them not public yet. */
async function firstShard(t: Parameters<typeof testNode>[0], shard: string) {
  const node = await testNode(t);
  const ledger = await node.open({ shard });
  const officer = await newOfficer();
  await found(ledger, officer);
  for (let i = 0; i < 18; i++) {
    await ledger.registry.enter(await setting(officer, `record/model-directorate/s${i}`, { i }));
  }
  const ids = [await ledger.enterNote(await note(officer, 'public'))];
  await ledger.publishNow();
  ids.push(await ledger.enterNote(await note(officer, 'not public yet')));
  const subjects = subjectsOf(ledger);
  await node.close();
  return { node, officer, ids, subjects };
}

async function assertVerify(ledger: Ledger, ids: readonly string[]): Promise<void> {
  for (const id of ids) assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
}

for (const first of ['', '2026']) {
  test(`after a change of shard from '${first}' old receipts verify, the registry goes on, closed logs are served`, async (t) => {
    const { node, officer, ids, subjects } = await firstShard(t, first);
    const ledger = await node.open({ shard: '2027' });
    assert.deepEqual(subjectsOf(ledger), subjects);
    ids.push(await ledger.enterNote(await note(officer, 'in the new shard')));
    await assertVerify(ledger, ids);
    await ledger.publishNow();
    await assertVerify(ledger, ids);

    for (const kind of ['receipts', 'registry'] as const) {
      const now = await checkpoint(ledger, kind, '2027/checkpoint');
      assert.equal(now.origin, `${NODE}/log/${kind}/2027`);
      const closed = await checkpoint(ledger, kind, first === '' ? 'checkpoint' : `${first}/checkpoint`);
      assert.equal(closed.origin, `${NODE}/log/${kind}${first === '' ? '' : `/${first}`}`);
      assert.equal(closed.size, kind === 'receipts' ? 2 : 20, 'its last entries are public too');
      const bare = await checkpoint(ledger, kind, 'checkpoint');
      assert.equal(bare.origin, first === '' ? closed.origin : now.origin);
    }
    await assertSound(node);
  });
}

test('a closed log is not opened again: what was withdrawn since would be current', async (t) => {
  const { node } = await firstShard(t, '2026');
  await node.open({ shard: '2027' });
  await assert.rejects(node.open({ shard: '2026' }), refused('ledger-shard-closed'));
  await assert.rejects(node.open({ shard: '2026' }), refused('ledger-shard-closed'));
  await node.open({ shard: '2027' });
});

test('a process that may not record opens no log: its shard could not be given up again', async (t) => {
  const { node } = await firstShard(t, '2026');
  await node.open({ shard: '2026' });
  const second = openLedger({
    store: node.store,
    home: node.home,
    node: NODE,
    shard: '2027',
    witnesses: await readWitnessFile(null),
    report: () => {},
  });
  await assert.rejects(second, refused('ledger-busy'));
  await node.open({ shard: '2026' });
});

test('a database is of one node', async (t) => {
  const { node } = await firstShard(t, '');
  await assert.rejects(node.open({ node: 'other.example' }), refused('ledger-node-changed'));
});

test('a carrying over that was interrupted is taken up again, entry for entry', async (t) => {
  for (const allowed of [0, 1, 13, 19]) {
    const { node, officer, ids, subjects } = await firstShard(t, '2026');
    const store = refusingStore(node.store, /INSERT INTO ledger\.statement/, allowed);
    await assert.rejects(node.open({ shard: '2027', store }), refused('ledger-unavailable'));
    assert.equal(await registrySize(node, '2027'), allowed);
    await assertSound(node);
    const ledger = await node.open({ shard: '2027' });
    assert.deepEqual(subjectsOf(ledger), subjects);
    assert.equal(await registrySize(node, '2027'), subjects.length);
    ids.push(await ledger.enterNote(await note(officer, 'goes on')));
    await assertVerify(ledger, ids);
    const reopened = await node.open({ shard: '2027' });
    assert.deepEqual(subjectsOf(reopened), subjects);
    assert.equal(await registrySize(node, '2027'), subjects.length, 'it is done once');
    await assertSound(node);
  }
});

async function registrySize(node: TestNode, shard: string): Promise<number | undefined> {
  const rows = await readLogs(node.store.pool(LEDGER_MODULE.name));
  return rows.find((row) => row.kind === 'registry' && row.shard === shard)?.size;
}

test('what is carried over is what the closed log says, not what a table beside it was made to say', async (t) => {
  const { node, subjects } = await firstShard(t, '2026');
  await node.asOwner((owner) =>
    owner.query(
      `UPDATE ledger.statement SET subject = 'record/model-directorate/forged' WHERE subject LIKE '%s7'`,
    ),
  );
  const ledger = await node.open({ shard: '2027' });
  assert.deepEqual(subjectsOf(ledger), subjects);
});

test('starting again uses up none of the few numbers that logs can have', async (t) => {
  const node = await testNode(t);
  for (let i = 0; i < 4; i++) await node.open();
  await node.open({ shard: '2027' });
  const rows = await readLogs(node.store.pool(LEDGER_MODULE.name));
  assert.deepEqual(
    rows.map(({ id }) => id),
    [1, 2, 3, 4],
  );
});
