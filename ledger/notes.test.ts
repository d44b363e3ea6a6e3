import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeReceipt } from '@wasl/receipt';
import { sha256 } from './crypto.ts';
import { refused, testNode, verified } from './testing/node.ts';
import { found, newOfficer, note } from './testing/officer.ts';

test('a note enters, and its receipt verifies under the trust file', async (t) => {
  const node = await testNode(t);
  const ledger = await node.open();
  const officer = await newOfficer();
  await found(ledger, officer);
  const id = await ledger.enterNote(await note(officer, 'تقرير شهري'));
  const file = await ledger.receiptFile(id);
  const verification = await verified(ledger, file);
  assert.equal(verification.code, null);
  assert.equal(verification.body?.id, id);
  assert.equal((await decodeReceipt(file, sha256)).salt.length, 32);
});
