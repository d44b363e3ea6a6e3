import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '@wasl/kernel';
import { equal, leafHash, verifyConsistency, verifyInclusion } from '@wasl/log';
import { decodeLeaf, isTagList, opensCommitment } from '@wasl/receipt';
import fc from 'fast-check';
import { sha256 } from './crypto.ts';
import { LEDGER_MODULE, type Ledger } from './ledger.ts';
import { readEntries, readLogs } from './log-rows.ts';
import type { Head } from './model.ts';
import type { ReceiptDraft, SettledReceipt } from './receipts.ts';
import { naiveTree } from './testing/naive.ts';
import { assertSound, draft, refused, type TestNode, testNode } from './testing/node.ts';
import { found, newOfficer, setting, withdrawal } from './testing/officer.ts';

async function assertProven(ledger: Ledger, receipt: SettledReceipt, head: Head): Promise<void> {
  const proof = await ledger.prove({ ...receipt, head });
  const { index, leaf } = receipt;
  const claim = { leafHash: leafHash(leaf, sha256), index, size: head.size, root: head.root, proof };
  assert.ok(await verifyInclusion(claim, sha256), `entry ${index} at ${head.size}`);
}

async function treeOf(node: TestNode, kind: 'receipts' | 'registry') {
  const db = node.store.pool(LEDGER_MODULE.name);
  const log = (await readLogs(db)).find((row) => row.kind === kind);
  assert.ok(log !== undefined);
  return naiveTree(await readEntries(db, log, 0, log.size));
}

async function assertGrown(
  node: TestNode,
  kind: 'receipts' | 'registry',
  heads: readonly Head[],
): Promise<void> {
  const tree = await treeOf(node, kind);
  for (const [i, head] of heads.entries()) {
    const before = heads[i - 1] ?? { size: 0, root: tree.root(0) };
    assert.ok(head.size >= before.size, 'a head shrank');
    const proof = tree.consistency(before.size, head.size);
    const claim = { oldSize: before.size, oldRoot: before.root, ...head, proof };
    assert.ok(await verifyConsistency(claim, sha256), `${before.size} to ${head.size}`);
  }
}

const tags = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom(200, 201, 300) },
);
/** A round of what many callers ask at once: receipts with so many tags each, and a statement or none. */
const round = fc.record({
  receipts: fc.array(tags, { maxLength: 60 }),
  statement: fc.constantFrom('set', 'withdraw', null),
});

test('every receipt is proven at its head and at the latest; heads only grow, each from the one before', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const receiptHeads: Head[] = [];
  const registryHeads: Head[] = [ledger.registry.view().head];
  const subjects: string[] = [];

  async function state(action: 'set' | 'withdraw' | null): Promise<void> {
    if (action === null) return;
    const current = subjects.length > 3 && action === 'withdraw' ? subjects.shift() : undefined;
    const subject = current ?? `record/model-directorate/s${newId().slice(-12)}`;
    if (current === undefined) subjects.push(subject);
    const bytes = await (current === undefined
      ? setting(officer, subject, { title: 'x' })
      : withdrawal(officer, subject));
    registryHeads.push((await ledger.registry.enter(bytes)).head);
  }

  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
      const settled: SettledReceipt[] = [];
      for (const { receipts, statement } of rounds) {
        const [entered] = await Promise.all([
          Promise.all(
            receipts.map((count) =>
              ledger.settle(
                draft(
                  ledger,
                  Array.from({ length: count }, () => randomBytes(32)),
                ),
              ),
            ),
          ),
          state(statement),
        ]);
        settled.push(...entered);
        receiptHeads.push(...new Set(entered.map(({ head }) => head)));
        const latest = receiptHeads.at(-1);
        for (const receipt of entered) {
          await assertProven(ledger, receipt, receipt.head);
          if (latest !== undefined) await assertProven(ledger, receipt, latest);
        }
      }
      assert.equal(new Set(settled.map(({ index }) => index)).size, settled.length);
    }),
    { numRuns: 20 },
  );
  await assertGrown(node, 'receipts', receiptHeads);
  await assertGrown(node, 'registry', registryHeads);
  await assertSound(node);
});

test('the receipt opens its leaf, and of more than 200 tags the list beside is the one it names', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  for (const count of [0, 3, 200, 201, 700]) {
    const entered = draft(
      ledger,
      Array.from({ length: count }, () => randomBytes(32)),
    );
    const { leaf, salt } = await ledger.settle(entered);
    const decoded = decodeLeaf(leaf);
    assert.ok(await opensCommitment(decoded.commitment, salt, entered.body, sha256));
    const { rows } = await node.store
      .pool(LEDGER_MODULE.name)
      .query<{ tag_list: Buffer | null }>('SELECT tag_list FROM ledger.entry WHERE receipt = $1', [
        entered.id,
      ]);
    const list = rows[0]?.tag_list ?? Buffer.alloc(0);
    const listed = Array.from({ length: list.length / 32 }, (_, i) => list.subarray(i * 32, i * 32 + 32));
    assert.equal(isTagList(decoded, listed, sha256), count > 200);
    const all = decoded.form === 'tags' ? decoded.tags : listed;
    assert.ok(entered.tags.every((tag) => all.some((candidate) => equal(candidate, tag))));
  }
  await assertSound(node);
});

test('two ledgers fed the same statements agree on every root', async (t) => {
  const nodes = [await testNode(t), await testNode(t)];
  const officer = await newOfficer();
  const name = { ar: 'أ', fr: 'b', en: 'c' };
  const statements = [
    await setting(officer, 'organisation/model-directorate', {
      code: 'model-directorate',
      name,
      key: officer.vkey,
    }),
    await setting(officer, 'key/model-directorate/officer', {
      organisation: 'model-directorate',
      role: 'officer',
      key: officer.vkey,
    }),
    ...(await Promise.all(
      Array.from({ length: 300 }, (_, i) => setting(officer, `record/model-directorate/s${i % 40}`, { i })),
    )),
    await withdrawal(officer, 'record/model-directorate/s7'),
  ];
  const [first, second] = await Promise.all(
    nodes.map(async (node) => {
      const ledger = await node.open();
      const heads: Head[] = [];
      for (const statement of statements) heads.push((await ledger.registry.enter(statement)).head);
      return heads;
    }),
  );
  assert.equal(first?.at(-1)?.size, statements.length);
  assert.deepEqual(first, second);
  const [node] = nodes;
  assert.ok(node !== undefined && first !== undefined);
  const tree = await treeOf(node, 'registry');
  for (const { size, root } of first) assert.deepEqual(Uint8Array.from(root), tree.root(size));
  for (const each of nodes) await assertSound(each);
});

test('a reopened ledger goes on from the same head', async (t) => {
  const node = await testNode(t);
  const heads: Head[] = [];
  for (const count of [1, 254, 1, 1, 255, 300]) {
    const ledger = await node.open();
    const settled = await Promise.all(Array.from({ length: count }, () => ledger.settle(draft(ledger))));
    heads.push(...new Set(settled.map(({ head }) => head)));
    const first = settled[0];
    const latest = heads.at(-1);
    assert.ok(first !== undefined && latest !== undefined);
    await assertProven(ledger, first, latest);
  }
  assert.equal(heads.at(-1)?.size, 812);
  await assertGrown(node, 'receipts', heads);
  await assertSound(node);
});

test('one receipt whose id was used is refused alone, not with those that came along', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const used = draft(ledger);
  await ledger.settle(used);
  const good = Array.from({ length: 40 }, () => draft(ledger));
  const twice: ReceiptDraft = draft(ledger);
  const all = [...good.slice(0, 17), used, twice, ...good.slice(17, 30), twice, used, ...good.slice(30)];
  const outcomes = await Promise.allSettled(all.map((each) => ledger.settle(each)));
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  assert.equal(refusals.length, 3);
  for (const reason of refusals) assert.ok(refused('claim-replayed')(reason));
  const indexes = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [outcome.value.index] : [],
  );
  assert.deepEqual(
    indexes.toSorted((a, b) => a - b),
    Array.from({ length: 41 }, (_, i) => i + 1),
  );
  await assertSound(node);
});

test('what could never be read back is refused before it meets the batch of others', async (t) => {
  const ledger = await (await testNode(t)).open();
  const sound = draft(ledger);
  await assert.rejects(ledger.settle({ ...sound, id: 'not an id' }), RangeError);
  await assert.rejects(ledger.settle({ ...sound, id: sound.id.toUpperCase() }), RangeError);
  await assert.rejects(ledger.settle({ ...sound, body: new Uint8Array(60_001) }), RangeError);
  await ledger.settle(sound);
});

test('bodies and lists of tags of any size fit batches that the database takes', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const many = Array.from({ length: 1_000 }, () => randomBytes(32));
  const large = Array.from({ length: 240 }, (_, i) =>
    draft(ledger, i % 3 === 0 ? many : [], 'x'.repeat(50_000)),
  );
  const settled = await Promise.all(large.map((each) => ledger.settle(each)));
  assert.ok(new Set(settled.map(({ head }) => head)).size > 1, 'several batches');
  await assertSound(node);
});

test('a closed ledger takes nothing more and leaves no caller waiting', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const accepted = Array.from({ length: 500 }, () => ledger.settle(draft(ledger)));
  const closing = node.close();
  const late = ledger.settle(draft(ledger));
  await assert.rejects(late, refused('ledger-unavailable'));
  const settled = await Promise.all(accepted);
  await closing;
  await assert.rejects(ledger.settle(draft(ledger)), refused('ledger-unavailable'));
  const reopened = await node.open();
  const latest = await reopened.settle(draft(reopened));
  assert.equal(latest.index, settled.length);
  await assertSound(node);
});
