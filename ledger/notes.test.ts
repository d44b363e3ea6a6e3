import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '@wasl/kernel';
import { decodeLeaf, decodeReceipt, encodeBody } from '@wasl/receipt';
import { sha256 } from './crypto.ts';
import { assertSound, NODE, refused, testNode, verified } from './testing/node.ts';
import {
  found,
  keySetting,
  newOfficer,
  note,
  ORGANISATION,
  setting,
  signed,
  withdrawal,
} from './testing/officer.ts';

const KEY_OF_SECOND = 'key/model-directorate/officer/second';

test('a note enters, and its receipt verifies under the trust file', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const bytes = await note(officer, 'تقرير شهري\n\nسطر ثان "بين علامتين" \\');
  const id = await ledger.enterNote(bytes);
  const verification = await verified(ledger, await ledger.receiptFile(id));
  assert.equal(verification.code, null);
  assert.equal(verification.verdict, 'logged');
  assert.equal(verification.body?.id, id);
  await assertSound(node);
});

test('the same note sent again, even at once, has the same receipt, salt and body', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const bytes = await note(officer, 'once');
  const ids = await Promise.all(Array.from({ length: 20 }, () => ledger.enterNote(bytes)));
  const [id = ''] = ids;
  assert.deepEqual(new Set(ids), new Set([id]));
  const first = await decodeReceipt(await ledger.receiptFile(id), sha256);
  await ledger.enterNote(await note(officer, 'another, so that the log grows'));
  const reopened = await node.open();
  assert.equal(await reopened.enterNote(bytes), id);
  const again = await decodeReceipt(await reopened.receiptFile(id), sha256);
  for (const part of ['body', 'salt', 'leaf'] as const) assert.deepEqual(again[part], first[part], part);
  assert.deepEqual(
    (await node.fsck()).logs.map(({ size }) => size),
    [2, 2],
  );
  await assertSound(node);
});

test('another note under an id that was used is refused', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const id = newId();
  await ledger.enterNote(await note(officer, 'one', { id }));
  await assert.rejects(ledger.enterNote(await note(officer, 'two', { id })), refused('claim-replayed'));
  const later = { id, time: new Date(Date.now() + 1).toISOString() };
  await assert.rejects(ledger.enterNote(await note(officer, 'one', later)), refused('claim-replayed'));
  const raced = newId();
  const outcomes = await Promise.allSettled(
    [0, 1, 2, 3].map(async (i) => ledger.enterNote(await note(officer, `race ${i}`, { id: raced }))),
  );
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  await assertSound(node);
});

test('a statement by a key that is unknown, withdrawn or of another organisation is refused', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const [officer, second, stranger, neighbour] = await Promise.all([
    newOfficer(),
    newOfficer('model-directorate.example/officers/second'),
    newOfficer('stranger.example/officers/one'),
    newOfficer('neighbour.example/officers/one'),
  ]);
  await found(ledger, officer);
  await found(ledger, neighbour, 'neighbour');
  const enter = (bytes: Uint8Array) => ledger.enterNote(bytes);

  await assert.rejects(enter(await note(stranger, 'x')), refused('statement-unauthorised'));
  await assert.rejects(enter(await note(neighbour, 'x')), refused('statement-unauthorised'));
  await assert.rejects(enter(await note(second, 'too early')), refused('statement-unauthorised'));
  await ledger.registry.enter(await keySetting(officer, KEY_OF_SECOND, second));
  const sound = await note(second, 'now');
  const id = await enter(sound);
  await ledger.registry.enter(await withdrawal(officer, KEY_OF_SECOND));
  await assert.rejects(enter(await note(second, 'too late')), refused('statement-unauthorised'));

  assert.equal(await enter(sound), id, 'what was receipted keeps its receipt');
  assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
  await assertSound(node);
});

test('a key of a role that does not sign, and a signature that is wrong, are refused', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const [officer, clerk] = await Promise.all([newOfficer(), newOfficer('clerk.example/one')]);
  await found(ledger, officer);
  await ledger.registry.enter(
    await setting(officer, 'key/model-directorate/system', {
      organisation: 'model-directorate',
      role: 'system',
      key: clerk.vkey,
    }),
  );
  await assert.rejects(ledger.enterNote(await note(clerk, 'x')), refused('statement-unauthorised'));
  const text = new TextDecoder().decode(await note(officer, 'paid 100'));
  const altered = new TextEncoder().encode(text.replace('paid 100', 'paid 900'));
  await assert.rejects(ledger.enterNote(altered), refused('statement-unauthorised'));
  await assertSound(node);
});

test('law 09-08: a note that holds what looks like personal data is refused, and nothing of it is kept', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  for (const content of ['dossier AB123456', 'tel 0612345678']) {
    await assert.rejects(ledger.enterNote(await note(officer, content)), refused('statement-personal'));
  }
  const why = await withdrawal(officer, 'key/model-directorate/officer', 'AB123456');
  await assert.rejects(ledger.registry.enter(why), refused('statement-personal'));
  assert.equal(ledger.registry.view().head.size, 2);
  assert.deepEqual(
    (await node.fsck()).logs.map(({ size }) => size).toSorted((a, b) => a - b),
    [0, 2],
  );
});

test('a note signed so early or late that its receipt could never verify is refused', async (t) => {
  const now = Date.parse('2026-03-01T12:00:00.000Z');
  const node = await testNode(t, { clock: () => now });
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const at = (offset: number) => ({ time: new Date(now + offset).toISOString() });
  const [ahead, behind] = [5 * 60_000, -24 * 3_600_000];
  for (const offset of [ahead + 1, behind - 1]) {
    const late = await note(officer, 'x', at(offset));
    await assert.rejects(ledger.enterNote(late), refused('statement-time'), String(offset));
  }
  for (const offset of [ahead, behind, 0]) {
    const id = await ledger.enterNote(await note(officer, 'x', at(offset)));
    assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null, String(offset));
  }
});

test('only notes enter as notes, and only what changes the registry enters there', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const set = await setting(officer, 'record/model-directorate/s1', { title: 'x' });
  await assert.rejects(ledger.enterNote(set), refused('statement-malformed'));
  await assert.rejects(ledger.registry.enter(await note(officer, 'x')), refused('statement-malformed'));
  for (const hostile of ['', 'x', '\n\n— a b\n', 'wasl/statement/v1\n\n— a AAAAAAAA\n']) {
    const bytes = new TextEncoder().encode(hostile);
    await assert.rejects(ledger.enterNote(bytes), refused('statement-malformed'), hostile);
    await assert.rejects(ledger.registry.enter(bytes), refused('statement-malformed'), hostile);
  }
  await assertSound(node);
});

test('a receipt about more than 200 persons builds and verifies, its list of tags beside it', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const { origin, head } = ledger.registry.view();
  for (const count of [200, 201, 1_000]) {
    const id = newId();
    const body = encodeBody({
      kind: 'statement',
      id,
      node: NODE,
      registry: { origin, ...head },
      at: new Date().toISOString(),
      organisation: ORGANISATION,
      statement: new TextDecoder().decode(await note(officer, `about ${count}`, { id })),
    });
    await ledger.settle({ id, body, tags: Array.from({ length: count }, () => randomBytes(32)) });
    const file = await ledger.receiptFile(id);
    assert.equal((await verified(ledger, file)).code, null);
    assert.equal(
      decodeLeaf((await decodeReceipt(file, sha256)).leaf).form,
      count > 200 ? 'tag-list' : 'tags',
    );
  }
  await assertSound(node);
});

test('a receipt that there is not is unknown', async (t) => {
  const ledger = await (await testNode(t)).open();
  await assert.rejects(ledger.receiptFile(newId()), refused('receipt-unknown'));
});

test('a receipt leans on the registry head of its time, however far the registry has moved on', async (t) => {
  const node = await testNode(t);
  let ledger = await node.open();
  const [officer, second] = await Promise.all([newOfficer(), newOfficer('model-directorate.example/second')]);
  await found(ledger, officer);
  await ledger.registry.enter(await keySetting(officer, KEY_OF_SECOND, second));
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) {
    ids.push(await ledger.enterNote(await note(i % 2 === 0 ? officer : second, `note ${i}`)));
    const subject = `record/model-directorate/s${i % 3}`;
    await ledger.registry.enter(await setting(officer, subject, { i }));
    if (i === 6) await ledger.publishNow();
  }
  await ledger.registry.enter(await withdrawal(officer, KEY_OF_SECOND));
  for (const reopen of [false, true]) {
    if (reopen) ledger = await node.open();
    for (const id of ids) {
      assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
    }
    await ledger.publishNow();
  }
  const both = await signed([officer, second], {
    subject: 'note/model-directorate',
    action: 'note',
    content: 'signed by two, one of whom signs no more',
  });
  const id = await ledger.enterNote(both);
  assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
  await assertSound(node);
});
