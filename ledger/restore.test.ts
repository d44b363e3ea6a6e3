import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Ledger } from './ledger.ts';
import { markRestored } from './restored.ts';
import { assertSound, draft, refused, type TestNode, testNode, verified } from './testing/node.ts';
import { found, newOfficer, note, type Officer } from './testing/officer.ts';
import { keepOlder, restoreOlder } from './testing/older-state.ts';
import { startWitness, witnessFile } from './testing/witness.ts';
import type { WitnessFile } from './trust-file.ts';

async function forgetRecord(node: TestNode): Promise<void> {
  await rm(join(node.home, 'ledger'), { recursive: true });
}

type Restored = {
  readonly node: TestNode;
  readonly officer: Officer;
  readonly witnesses: WitnessFile;
  /** Of a receipt that the backup holds and that was public by then, and of one that was not. */
  readonly ids: readonly [string, string];
};

/** A node whose database was put back to an older state, with a real witness that has seen more. */
async function restored(t: TestContext, { own = false } = {}): Promise<Restored> {
  const node = await testNode(t);
  const officer = await newOfficer();
  const first = await node.open();
  await found(first, officer);
  const name = own ? 'node.example/witness' : 'real.example/witness';
  const witness = await startWitness(t, node, first, 'real', name);
  const witnesses = await witnessFile(witness.line);
  const ledger = await node.open({ witnesses });
  const early = await ledger.enterNote(await note(officer, 'public in the backup'));
  await ledger.publishNow();
  const late = await ledger.enterNote(await note(officer, 'in the backup'));
  await keepOlder(node);
  for (let i = 0; i < 5; i++) await ledger.enterNote(await note(officer, `after the backup ${i}`));
  await ledger.publishNow();
  await restoreOlder(node);
  return { node, officer, witnesses, ids: [early, late] };
}

test('a backup over a newer state is refused by the record in the home', async (t) => {
  const { node } = await restored(t);
  await assert.rejects(node.open(), refused('ledger-rolled-back'));
});

test('without the record it is refused by a witness that has seen more, marked or not', async (t) => {
  const { node, witnesses } = await restored(t);
  await forgetRecord(node);
  await assert.rejects(node.open({ witnesses }), refused('ledger-rolled-back'));
  await markRestored(node.home);
  await assert.rejects(node.open({ witnesses }), refused('ledger-rolled-back'));
});

test('receipts.md §4 rule 3: marked as restored, with nobody to ask, nothing is signed', async (t) => {
  const { node } = await restored(t);
  await forgetRecord(node);
  await markRestored(node.home);
  for (let i = 0; i < 2; i++) await assert.rejects(node.open(), refused('ledger-restored-unproven'));
});

test('rule 3: that the record is exactly the head proves nothing of what was signed since', async (t) => {
  const { node } = await restored(t);
  await forgetRecord(node);
  const ledger = await node.open();
  await ledger.publishNow();
  await node.close();
  await markRestored(node.home);
  await assert.rejects(node.open(), refused('ledger-restored-unproven'));
});

test('a witness of the node itself proves nothing after a restore', async (t) => {
  const { node, witnesses } = await restored(t, { own: true });
  const fresh = await cleanWitness(t, node);
  await forgetRecord(node);
  await markRestored(node.home);
  await assert.rejects(node.open({ witnesses }), refused('ledger-rolled-back'), 'though it may object');
  await assert.rejects(node.open({ witnesses: fresh }), refused('ledger-restored-unproven'));
});

/** A witness of the node itself that remembers nothing yet. */
async function cleanWitness(t: TestContext, node: TestNode): Promise<WitnessFile> {
  await cp(join(node.home, 'ledger'), join(node.home, 'aside'), { recursive: true });
  await forgetRecord(node);
  const witness = await startWitness(t, node, await node.open(), 'own', 'node.example/second-witness');
  await node.close();
  await cp(join(node.home, 'aside'), join(node.home, 'ledger'), { recursive: true });
  return witnessFile(witness.line);
}

test('a restored log starts once an independent witness confirms that it had not gone further', async (t) => {
  const node = await testNode(t);
  const officer = await newOfficer();
  let ledger = await node.open();
  await found(ledger, officer);
  const witness = await startWitness(t, node, ledger, 'real');
  const witnesses = await witnessFile(witness.line);
  ledger = await node.open({ witnesses });
  const id = await ledger.enterNote(await note(officer, 'x'));
  await ledger.publishNow();
  await node.close();
  await keepOlder(node);
  await restoreOlder(node);
  await forgetRecord(node);
  await markRestored(node.home);
  await witness.close();
  await assert.rejects(node.open({ witnesses }), refused('ledger-restored-unproven'), 'it does not answer');
  await witness.reopen();
  ledger = await node.open({ witnesses });
  assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
  ledger = await node.open();
  await ledger.enterNote(await note(officer, 'the mark is gone'));
  await assertSound(node);
});

for (const record of ['there', 'gone'] as const) {
  test(`with the record ${record}, a restored node goes on in a new shard`, async (t) => {
    const { node, officer, ids } = await restored(t);
    const [early, late] = ids;
    if (record === 'gone') await forgetRecord(node);
    await markRestored(node.home);
    await assert.rejects(
      node.open(),
      refused(record === 'there' ? 'ledger-rolled-back' : 'ledger-restored-unproven'),
    );
    let ledger = await node.open({ shard: '2027' });
    const id = await ledger.enterNote(await note(officer, 'in the new shard'));
    await ledger.publishNow();
    for (const each of [early, id]) {
      assert.equal((await verified(ledger, await ledger.receiptFile(each))).code, null);
    }
    if (record === 'there') {
      await assert.rejects(ledger.receiptFile(late), refused('ledger-rolled-back'), 'it is not signed for');
    }
    ledger = await node.open({ shard: '2027' });
    await ledger.settle(draft(ledger));
    await assert.rejects(node.open(), refused('ledger-shard-closed'));
    await assertSound(node);
  });
}

async function grow(ledger: Ledger, officer: Officer, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await ledger.enterNote(await note(officer, `branch ${i}`));
  await ledger.publishNow();
}

test('a restored log that grew another branch is refused as a fork, by the record and by a witness', async (t) => {
  const { node, officer, witnesses } = await restored(t);
  await cp(join(node.home, 'ledger'), join(node.home, 'aside'), { recursive: true });
  await forgetRecord(node);
  // Nobody was asked and nothing was remembered: this is what the rules are there to prevent.
  await grow(await node.open(), officer, 5);
  await node.close();
  await rm(join(node.home, 'ledger'), { recursive: true });
  await assert.rejects(node.open({ witnesses }), refused('ledger-forked'));
  await cp(join(node.home, 'aside'), join(node.home, 'ledger'), { recursive: true });
  await assert.rejects(node.open(), refused('ledger-forked'));
});

test('a backup of an empty log counts like any other: it may not start over', async (t) => {
  const node = await testNode(t);
  const officer = await newOfficer();
  const first = await node.open();
  await first.publishNow();
  const witness = await startWitness(t, node, first, 'real');
  const witnesses = await witnessFile(witness.line);
  await node.close();
  await keepOlder(node);
  const ledger = await node.open({ witnesses });
  await found(ledger, officer);
  await grow(ledger, officer, 3);
  await restoreOlder(node);
  await assert.rejects(node.open(), refused('ledger-rolled-back'), 'by the record');
  await forgetRecord(node);
  await assert.rejects(node.open({ witnesses }), refused('ledger-rolled-back'), 'by the witness');
  await markRestored(node.home);
  await assert.rejects(node.open(), refused('ledger-restored-unproven'), 'by the mark');
});
