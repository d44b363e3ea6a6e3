import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '@wasl/ledger';
import { utf8 } from '@wasl/log';
import { parseRegistryEntry, verifyCurrent } from '@wasl/receipt';
import { exchangeWorld } from '../testing/world.ts';

test('what is current is provable at the head of the registry, by its last entry', async (t) => {
  const world = await exchangeWorld(t);
  const view = world.ledger().registry.view();
  for (const { signed } of view.tree) {
    const { subject } = signed.statement;
    const proved = world.exchange().statement(subject);
    assert.ok(proved);
    assert.equal(proved.registry.size, view.head.size);
    const { current } = parseRegistryEntry(utf8(proved.entry));
    const proof = { index: proved.index, proof: proved.proof.map((hash) => Uint8Array.fromBase64(hash)) };
    assert.ok(await verifyCurrent(utf8(proved.statement), proof, current, sha256), subject);
    assert.ok(!(await verifyCurrent(utf8(`${proved.statement} `), proof, current, sha256)));
  }
});

test('of what is not current there is no proof', async (t) => {
  const world = await exchangeWorld(t);
  assert.equal(world.exchange().statement('system/model-audit/other'), null);
});
