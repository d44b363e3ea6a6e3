import assert from 'node:assert/strict';
import { access, rename } from 'node:fs/promises';
import { test } from 'node:test';
import { LEDGER_MODULE, type Ledger } from './ledger.ts';
import { readLogs } from './log-rows.ts';
import { beginRotation, finishRotation, keyPath, retiringKeyPath } from './rotation.ts';
import { CutError, failingQuery } from './testing/failing.ts';
import { assertSound, refused, type TestNode, testNode, verified } from './testing/node.ts';
import { found, newOfficer, note, type Officer } from './testing/officer.ts';

type Rotating = {
  readonly node: TestNode;
  readonly officer: Officer;
  readonly ids: string[];
  log(): Promise<Parameters<typeof beginRotation>[2]>;
};

async function rotating(t: Parameters<typeof testNode>[0]): Promise<Rotating> {
  const node = await testNode(t);
  const officer = await newOfficer();
  const ledger = await node.open();
  await found(ledger, officer);
  const ids = [await ledger.enterNote(await note(officer, 'before'))];
  await ledger.publishNow();
  await node.close();
  return {
    node,
    officer,
    ids,
    async log() {
      const row = (await readLogs(node.store.pool(LEDGER_MODULE.name))).find(
        ({ kind }) => kind === 'receipts',
      );
      assert.ok(row !== undefined);
      return row;
    },
  };
}

/** Opens the ledger, enters one more note, and verifies every receipt there is under the trust file of now. */
async function assertWorks({ node, officer, ids }: Rotating, keys: number): Promise<Ledger> {
  const ledger = await node.open();
  const signing = ledger.logKeys().find(({ kind }) => kind === 'receipts');
  assert.equal(signing?.keys.length, keys);
  ids.push(await ledger.enterNote(await note(officer, `with ${keys} keys`)));
  for (const published of [false, true]) {
    if (published) await ledger.publishNow();
    for (const id of ids) {
      assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
    }
  }
  await assertSound(node);
  await node.close();
  return ledger;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

test('during a rotation both keys sign, after it the new one; every receipt verifies throughout', async (t) => {
  const rotation = await rotating(t);
  const { node } = rotation;
  const pool = node.store.pool(LEDGER_MODULE.name);
  const before = await assertWorks(rotation, 1);
  await beginRotation(pool, node.home, await rotation.log());
  const during = await assertWorks(rotation, 2);
  await finishRotation(pool, node.home, await rotation.log());
  const after = await assertWorks(rotation, 1);
  const keysOf = (ledger: Ledger) => ledger.logKeys().find(({ kind }) => kind === 'receipts')?.keys ?? [];
  assert.deepEqual(keysOf(during).toSorted(), [...new Set([...keysOf(before), ...keysOf(after)])].toSorted());
  assert.equal(
    await isThere(retiringKeyPath(node.home, await rotation.log())),
    false,
    'the old key is destroyed',
  );
  const trust = await after.trustFile();
  for (const key of keysOf(during)) assert.ok(trust.includes(`log ${key}\n`), 'old receipts stay verifiable');
});

test('a rotation is begun once and finished once', async (t) => {
  const rotation = await rotating(t);
  const { node } = rotation;
  const pool = node.store.pool(LEDGER_MODULE.name);
  const log = await rotation.log();
  await assert.rejects(finishRotation(pool, node.home, log), refused('rotation-absent'));
  await beginRotation(pool, node.home, log);
  await assert.rejects(beginRotation(pool, node.home, log), refused('rotation-unfinished'));
  await finishRotation(pool, node.home, log);
  await assert.rejects(finishRotation(pool, node.home, log), refused('rotation-absent'));
  await beginRotation(pool, node.home, log);
  await assertWorks(rotation, 2);
  await finishRotation(pool, node.home, log);
  await assertWorks(rotation, 1);
});

/** What a begin leaves behind when it is interrupted, and how many keys sign then. */
const INTERRUPTED_BEGINS: readonly (readonly [
  name: string,
  query: number,
  when: 'before' | 'after',
  keys: number,
])[] = [
  ['before the new key was named in the database', 1, 'before', 1],
  ['once the new key was named, before the renames', 1, 'after', 2],
  ['while it read the keys again', 2, 'before', 2],
];

for (const [name, query, when, keys] of INTERRUPTED_BEGINS) {
  test(`a rotation interrupted ${name} leaves a log that signs, and can be taken further`, async (t) => {
    const rotation = await rotating(t);
    const { node } = rotation;
    const pool = node.store.pool(LEDGER_MODULE.name);
    const begun = beginRotation(failingQuery(pool, query, when), node.home, await rotation.log());
    await assert.rejects(begun, CutError);
    await assertWorks(rotation, keys);
    if (keys === 1) await beginRotation(pool, node.home, await rotation.log());
    await finishRotation(pool, node.home, await rotation.log());
    await assertWorks(rotation, 1);
  });

  test(`a rotation interrupted ${name} and finished without a start in between keeps the new key`, async (t) => {
    const rotation = await rotating(t);
    const { node } = rotation;
    const pool = node.store.pool(LEDGER_MODULE.name);
    const log = await rotation.log();
    const [old = ''] = await keysInForce(node);
    await assert.rejects(beginRotation(failingQuery(pool, query, when), node.home, log), CutError);
    if (keys === 1) await beginRotation(pool, node.home, log);
    await finishRotation(pool, node.home, log);
    const inForce = await keysInForce(node);
    assert.equal(inForce.length, 1);
    assert.ok(!inForce.includes(old), 'the old key signs no more');
    await assertWorks(rotation, 1);
    await beginRotation(pool, node.home, log);
    await assertWorks(rotation, 2);
  });
}

async function keysInForce(node: TestNode): Promise<string[]> {
  const { rows } = await node.store.pool(LEDGER_MODULE.name).query<{ vkey: string }>(
    `SELECT vkey FROM ledger.log_key JOIN ledger.log ON log.id = log_key.log
       WHERE kind = 'receipts' AND retired_size IS NULL`,
  );
  return rows.map(({ vkey }) => vkey);
}

test('a rotation interrupted between its two renames goes on, by a start or by its finish', async (t) => {
  for (const restart of [true, false]) {
    const rotation = await rotating(t);
    const { node } = rotation;
    const pool = node.store.pool(LEDGER_MODULE.name);
    const log = await rotation.log();
    await assert.rejects(beginRotation(failingQuery(pool, 1, 'after'), node.home, log), CutError);
    await rename(keyPath(node.home, log), retiringKeyPath(node.home, log));
    if (restart) await assertWorks(rotation, 2);
    await finishRotation(pool, node.home, log);
    await assertWorks(rotation, 1);
  }
});

test('a finish interrupted before the old key was retired, or destroyed, is repeated', async (t) => {
  for (const when of ['before', 'after'] as const) {
    const rotation = await rotating(t);
    const { node } = rotation;
    const pool = node.store.pool(LEDGER_MODULE.name);
    const log = await rotation.log();
    await beginRotation(pool, node.home, log);
    await assert.rejects(finishRotation(failingQuery(pool, 1, when), node.home, log), CutError);
    assert.ok(await isThere(retiringKeyPath(node.home, log)));
    await assertWorks(rotation, when === 'before' ? 2 : 1);
    await finishRotation(pool, node.home, log);
    assert.equal(await isThere(retiringKeyPath(node.home, log)), false);
    await assertWorks(rotation, 1);
  }
});

test('a key that the log never had is refused', async (t) => {
  const rotation = await rotating(t);
  const other = await rotating(t);
  const log = await rotation.log();
  await rename(keyPath(other.node.home, log), keyPath(rotation.node.home, log));
  await assert.rejects(rotation.node.open(), refused('log-key-unknown'));
});
