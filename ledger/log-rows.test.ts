import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafHash, rootOf } from '@wasl/log';
import { sha256 } from './crypto.ts';
import { appendToEdge } from './edge.ts';
import { LEDGER_MODULE } from './ledger.ts';
import { loadState, readLogs } from './log-rows.ts';
import { filledEntry, fillLog } from './testing/fill.ts';
import { naiveTree } from './testing/naive.ts';
import { refused, testNode } from './testing/node.ts';

const SIZE = 66_000;
const SIZES = [0, 1, 255, 256, 257, 511, 512, 1_000, 65_279, 65_280, 65_535, 65_536, 65_537, 65_792, SIZE];

test('the state read back is that of the naive tree, across 256 and 65,536', async (t) => {
  const node = await testNode(t);
  await node.open();
  await node.close();
  const client = await node.store.connect(LEDGER_MODULE.name);
  t.after(() => client.end());
  const log = (await readLogs(client)).find(({ kind }) => kind === 'receipts');
  assert.ok(log !== undefined);
  const filled = await fillLog(client, log.id, SIZE, 0);
  const tree = naiveTree(Array.from({ length: SIZE }, (_, i) => filledEntry(i)));
  assert.deepEqual(rootOf(filled.frontier, sha256), tree.root(SIZE));

  for (const size of SIZES) {
    const state = await loadState(client, { ...log, size, root: tree.root(size) });
    assert.deepEqual(
      Uint8Array.from(rootOf(state.edge.frontier, sha256)),
      tree.root(size),
      `root at ${size}`,
    );
    // What follows must come out the same as if the process had never been stopped.
    const more = Array.from({ length: 600 }, (_, i) => leafHash(filledEntry(size + i), sha256));
    const grown = appendToEdge(state.edge, more.slice(0, SIZE - size), sha256).edge;
    const to = grown.frontier.size;
    assert.deepEqual(rootOf(grown.frontier, sha256), tree.root(to), `root at ${to}`);
    await assert.rejects(
      loadState(client, { ...log, size, root: tree.root(size + 1) }),
      refused('ledger-corrupt'),
      `another root at ${size}`,
    );
  }
});

test('a log that holds fewer entries or tiles than its head says is corrupt', async (t) => {
  const node = await testNode(t);
  await node.open();
  await node.close();
  const client = await node.store.connect(LEDGER_MODULE.name);
  t.after(() => client.end());
  const log = (await readLogs(client)).find(({ kind }) => kind === 'receipts');
  assert.ok(log !== undefined);
  const { frontier } = await fillLog(client, log.id, 600, 0);
  const root = rootOf(frontier, sha256);
  await loadState(client, { ...log, size: 600, root });
  for (const sql of [
    'DELETE FROM ledger.entry WHERE log = $1 AND index = 590',
    'DELETE FROM ledger.tile WHERE log = $1 AND level = 0 AND index = 1',
  ]) {
    await node.asOwner((owner) => owner.query(sql, [log.id]));
    await assert.rejects(loadState(client, { ...log, size: 600, root }), refused('ledger-corrupt'), sql);
    await node.asOwner((owner) => owner.query('TRUNCATE ledger.entry, ledger.tile'));
    await node.asOwner((owner) => fillLog(owner, log.id, 600, 0));
  }
});
