import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { parseRegistryEntry, summariseCurrent } from '@wasl/receipt';
import { sha256 } from './crypto.ts';
import { LEDGER_MODULE } from './ledger.ts';
import { ledgerProblem } from './problems.ts';
import type { Judge, RegistryView } from './registry.ts';
import { assertSound, draft, refused, testNode } from './testing/node.ts';
import { found, keySetting, newOfficer, type Officer, setting, withdrawal } from './testing/officer.ts';

const TIME = '2026-01-01T00:00:00.000Z';
const SUBJECT = 'record/model-directorate/s1';

test('each entry commits to what it made current, before and after a reopening', async (t) => {
  const node = await testNode(t);
  let ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const views = [ledger.registry.view()];
  for (let i = 0; i < 30; i++) {
    const subject = `record/model-directorate/s${i % 7}`;
    const current = ledger.registry.view().tree.some(({ signed }) => signed.statement.subject === subject);
    const statement =
      i % 3 === 2 && current ? withdrawal(officer, subject) : setting(officer, subject, { i });
    views.push(await ledger.registry.enter(await statement));
  }
  ledger = await node.open();
  for (const view of views) {
    const { current } = parseRegistryEntry(view.entry);
    const { count, root } = summariseCurrent(view.tree, sha256);
    assert.deepEqual({ count, root: Buffer.from(root) }, { ...current, root: Buffer.from(current.root) });
    const again = await ledger.registry.at(view.head);
    const hashes = ({ tree }: RegistryView) => tree.map(({ hash }) => hash.toHex());
    assert.deepEqual(hashes(again), hashes(view), `what was current at ${view.head.size}`);
    assert.deepEqual(Buffer.from(again.entry), Buffer.from(view.entry));
  }
  await assertSound(node);
});

test('statements sent at once enter one after the other, each judged by what the last left current', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const second = await newOfficer('model-directorate.example/second');
  const key = 'key/model-directorate/officer/second';
  const outcomes = await Promise.allSettled([
    ledger.registry.enter(await keySetting(officer, key, second)),
    ledger.registry.enter(await setting(second, SUBJECT, { by: 'second' })),
    ledger.registry.enter(await withdrawal(officer, key)),
    ledger.registry.enter(await setting(second, SUBJECT, { by: 'second again' })),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected'],
  );
  await assertSound(node);
});

test('withdrawing what is not current is refused, and nothing else suffers', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const refusal = ledger.registry.enter(await withdrawal(officer, SUBJECT));
  const [outcome, entered, settled] = await Promise.allSettled([
    refusal,
    ledger.registry.enter(await setting(officer, SUBJECT, { title: 'x' })),
    ledger.settle(draft(ledger)),
  ]);
  assert.ok(outcome.status === 'rejected' && refused('statement-malformed')(outcome.reason));
  assert.equal(entered.status, 'fulfilled');
  assert.equal(settled.status, 'fulfilled');
  await ledger.registry.enter(await withdrawal(officer, SUBJECT));
  await assert.rejects(
    ledger.registry.enter(await withdrawal(officer, SUBJECT)),
    refused('statement-malformed'),
  );
  assert.equal((await ledger.settle(draft(ledger))).index, 1);
  await assertSound(node);
});

test('a statement that was withdrawn is not current again because somebody sends it again', async (t) => {
  const node = await testNode(t);
  let ledger = await node.open();
  const [officer, dismissed] = await Promise.all([newOfficer(), newOfficer('model-directorate.example/two')]);
  await found(ledger, officer);
  const key = 'key/model-directorate/officer/second';
  const appointment = await keySetting(officer, key, dismissed);
  await ledger.registry.enter(appointment);
  await assert.rejects(ledger.registry.enter(appointment), refused('claim-replayed'));
  await ledger.registry.enter(await withdrawal(officer, key));
  await assert.rejects(ledger.registry.enter(appointment), refused('claim-replayed'));
  ledger = await node.open();
  await assert.rejects(ledger.registry.enter(appointment), refused('claim-replayed'), 'reopened');
  ledger = await node.open({ shard: '2027' });
  await assert.rejects(ledger.registry.enter(appointment), refused('claim-replayed'), 'in a later shard');
  assert.ok(!ledger.registry.view().tree.some(({ signed }) => signed.statement.subject === key));
  await assertSound(node);
});

test('a judge above refuses with its own problem, in turn, after the signer’s authority', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const [officer, stranger] = await Promise.all([newOfficer(), newOfficer('model-directorate.example/two')]);
  await found(ledger, officer);
  const judged: string[] = [];
  const judge: Judge = async ({ statement }, tree) => {
    const taken = tree.some(({ signed }) => signed.statement.subject === statement.subject);
    // Whoever came to a stale tree here would let both of two statements sent at once pass.
    await setTimeout(5);
    judged.push(`${statement.subject} ${taken}`);
    if (taken) throw ledgerProblem('receipt-unknown', { id: statement.subject });
  };
  const outcomes = await Promise.allSettled([
    ledger.registry.enter(await setting(officer, SUBJECT, { at: 1 }), judge),
    ledger.registry.enter(await setting(officer, SUBJECT, { at: 2 }), judge),
    ledger.registry.enter(await setting(stranger, SUBJECT, { at: 3 }), judge),
    ledger.registry.enter(await setting(officer, 'record/model-directorate/s2', {}), judge),
  ]);
  assert.deepEqual(judged, [`${SUBJECT} false`, `${SUBJECT} true`, 'record/model-directorate/s2 false']);
  const [first, second, third, fourth] = outcomes;
  assert.ok(first.status === 'fulfilled' && fourth.status === 'fulfilled');
  assert.ok(second.status === 'rejected' && refused('receipt-unknown')(second.reason));
  assert.ok(third.status === 'rejected' && refused('statement-unauthorised')(third.reason));
  await assertSound(node);
});

test('one public key stands under one subject: two approvals are two keys', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const [officer, other] = await Promise.all([newOfficer(), newOfficer('audit.example/officers/one')]);
  await found(ledger, officer);
  await found(ledger, other, 'model-audit');
  const reused = { organisation: 'model-audit', role: 'officer', key: officer.vkey };
  await assert.rejects(
    ledger.registry.enter(await setting(other, 'key/model-audit/officer/second', reused)),
    refused('key-registered'),
  );
  const system = { organisation: 'model-audit', system: 'desk', validFrom: TIME, validUntil: null };
  const key = (label: string, by: Officer) =>
    setting(other, `system-key/model-audit/desk/${label}`, { ...system, key: by.vkey });
  await assert.rejects(ledger.registry.enter(await key('2026', other)), refused('key-registered'));
  const free = await newOfficer('model-audit/desk/2026');
  await ledger.registry.enter(await key('2026', free));
  await assert.rejects(ledger.registry.enter(await key('2027', free)), refused('key-registered'));
  await ledger.registry.enter(await key('2026', free));
  await ledger.registry.enter(await withdrawal(other, 'system-key/model-audit/desk/2026'));
  await ledger.registry.enter(await key('2027', free));
  await assertSound(node);
});

test('a registry entry changed on the disk is found before a key is read out of it', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  // Enough for a full tile: then the entries before it are not what the edge of the log is made from.
  for (let i = 0; i < 260; i++) {
    await ledger.registry.enter(await setting(officer, `record/model-directorate/s${i % 3}`, { i }));
  }
  await node.close();
  await node.asOwner((owner) =>
    owner.query(
      `UPDATE ledger.entry SET entry = set_byte(entry, octet_length(entry) - 120, get_byte(entry, octet_length(entry) - 120) # 1)
       WHERE index = 1 AND log = (SELECT id FROM ledger.log WHERE kind = 'registry')`,
    ),
  );
  await assert.rejects(node.open(), refused('ledger-corrupt'));
});

test('the statements stored as current are those of the tree', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  await ledger.registry.enter(await setting(officer, SUBJECT, { title: 'x' }));
  await ledger.registry.enter(await setting(officer, SUBJECT, { title: 'y' }));
  const { rows } = await node.store
    .pool(LEDGER_MODULE.name)
    .query<{ subject: string }>('SELECT subject FROM ledger.statement ORDER BY subject');
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    ledger.registry.view().tree.map(({ signed }) => signed.statement.subject),
  );
  await ledger.registry.enter(await withdrawal(officer, SUBJECT));
  await assertSound(node);
});
