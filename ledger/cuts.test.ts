import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@wasl/kernel';
import { openStore } from '@wasl/store';
import type { Claim } from './claims.ts';
import { LEDGER_MODULE, type Ledger } from './ledger.ts';
import type { SettledReceipt } from './receipts.ts';
import { assertSound, draft, refused, type TestNode, testNode, verified } from './testing/node.ts';
import { found, newOfficer, note, type Officer, setting } from './testing/officer.ts';
import { CUT_POINTS, type CutPoint, type FaultyProxy, startProxy } from './testing/proxy.ts';

const SETTLE = /INSERT INTO ledger\.entry \(log, index, entry, receipt/;
const REGISTER = /INSERT INTO ledger\.statement/;
const CLAIM = /INSERT INTO ledger\.claim/;

type Proxied = {
  readonly node: TestNode;
  readonly proxy: FaultyProxy;
  readonly officer: Officer;
  readonly ledger: Ledger;
};

/** A node whose ledger speaks to PostgreSQL through a proxy that can break the connection. */
async function proxied(t: TestContext): Promise<Proxied> {
  const node = await testNode(t);
  const proxy = await startProxy(node.store.databaseUrl);
  const store = await openStore({
    home: node.home,
    databaseUrl: proxy.databaseUrl,
    modules: [LEDGER_MODULE],
    report: () => {},
  });
  const ledger = await node.open({ store });
  t.after(async () => {
    await node.close();
    await store.close();
    await proxy.close();
  });
  const officer = await newOfficer();
  await found(ledger, officer);
  await ledger.publishNow();
  return { node, proxy, officer, ledger };
}

type Outcome = { readonly id: string; readonly settled: SettledReceipt | null };

/** Settles for several callers at once; every refusal must be one that says that nothing was entered. */
function settleMany(ledger: Ledger, count: number): Promise<Outcome[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const receipt = draft(ledger);
      try {
        return { id: receipt.id, settled: await ledger.settle(receipt) };
      } catch (error) {
        assert.ok(refused('ledger-unavailable')(error));
        return { id: receipt.id, settled: null };
      }
    }),
  );
}

/** Acknowledged means there, once, where it was said to be; refused means absent. */
async function assertTruth(node: TestNode, outcomes: readonly Outcome[]): Promise<void> {
  const { rows } = await node.store
    .pool(LEDGER_MODULE.name)
    .query<{ id: string; index: string }>(
      'SELECT receipt AS id, index FROM ledger.entry WHERE receipt = ANY($1::uuid[])',
      [outcomes.map(({ id }) => id)],
    );
  assert.deepEqual(
    rows.map(({ id, index }) => `${id} at ${index}`).toSorted(),
    outcomes.flatMap(({ id, settled }) => (settled === null ? [] : [`${id} at ${settled.index}`])).toSorted(),
  );
  await assertSound(node);
}

/** Whether a statement that the server never had in full can have been done. */
function reaches(at: CutPoint): boolean {
  return at === 'after' || at === 'within-answer' || at === 'half-open';
}

for (const at of CUT_POINTS) {
  test(`settle, cut ${at}: the outcome is read again, and the sequencer goes on by itself`, async (t) => {
    const { node, proxy, ledger } = await proxied(t);
    const outcomes = await settleMany(ledger, 5);
    for (let i = 0; i < 3; i++) {
      const cut = proxy.cut(SETTLE, at);
      const during = settleMany(ledger, 20);
      await cut;
      const waiting = await settleMany(ledger, 10);
      assert.ok(
        (await during).every(({ settled }) => (settled !== null) === reaches(at)),
        'the batch that was cut',
      );
      assert.ok(
        waiting.every(({ settled }) => settled !== null),
        'those that came while it was decided',
      );
      outcomes.push(...(await during), ...waiting);
    }
    outcomes.push(...(await settleMany(ledger, 5)));
    await assertTruth(node, outcomes);
  });

  test(`registry entry, cut ${at}: it is in or not, as its caller is told`, async (t) => {
    const { node, proxy, officer, ledger } = await proxied(t);
    const cut = proxy.cut(REGISTER, at);
    const entering = ledger.registry.enter(await setting(officer, 'record/model-directorate/s1', { at }));
    if (reaches(at)) assert.equal((await entering).head.size, 3);
    else await assert.rejects(entering, refused('ledger-unavailable'));
    await cut;
    const view = await ledger.registry.enter(await setting(officer, 'record/model-directorate/s2', {}));
    assert.equal(view.head.size, reaches(at) ? 4 : 3);
    await assertTruth(node, await settleMany(ledger, 3));
  });

  test(`claim, cut ${at}: told "unavailable", it is absent or an orphan, and never open for a second caller`, async (t) => {
    const { node, proxy, ledger } = await proxied(t);
    const cut = proxy.cut(CLAIM, at);
    const claims: Claim[] = Array.from({ length: 20 }, () => ({
      id: draft(ledger).id,
      nonce: randomBytes(16),
      intent: randomBytes(8),
    }));
    const outcomes = await Promise.allSettled(claims.map((claim) => ledger.claims.claim(claim)));
    await cut;
    const orphans = new Set((await ledger.claims.orphans(Date.now() + 1, 100)).map(({ id }) => id));
    for (const [i, claim] of claims.entries()) {
      const taken = outcomes[i]?.status === 'fulfilled';
      if (!taken) assert.ok(outcomes[i]?.status === 'rejected' && outcomes[i].reason instanceof Problem);
      if (taken) assert.ok(orphans.has(claim.id), 'what was taken is there');
      else assert.equal(orphans.has(claim.id), reaches(at), 'what was not told may be there');
      const again = ledger.claims.claim(claim);
      if (orphans.has(claim.id)) await assert.rejects(again, refused('claim-replayed'));
      else await again;
    }
    assert.equal(outcomes[0]?.status, 'rejected', 'the one that was cut');
    await assertSound(node);
  });

  test(`publication, cut ${at} at each of its statements: it waits, and the next one is whole`, async (t) => {
    const { node, proxy, officer, ledger } = await proxied(t);
    for (const statement of [/FROM ledger\.witnessed/, /SET published_size/]) {
      const id = await ledger.enterNote(await note(officer, 'x'));
      const cut = proxy.cut(statement, at);
      await ledger.publishNow();
      await cut;
      const reopened = await ledger.receiptFile(id);
      assert.equal((await verified(ledger, reopened)).code, null);
      await assertSound(node);
      await ledger.publishNow();
      assert.equal(ledger.published('receipts')?.size, (await ledger.status()).logs[0]?.size);
      assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
    }
    await assertTruth(node, await settleMany(ledger, 3));
  });
}

test('a note whose receipt was cut off is entered by sending it again, once', async (t) => {
  const { node, proxy, officer, ledger } = await proxied(t);
  for (const at of CUT_POINTS) {
    for (const statement of [SETTLE, /convert_from\(body/]) {
      const bytes = await note(officer, `cut ${at}`);
      const cut = proxy.cut(statement, at);
      const first = await ledger.enterNote(bytes).catch((error: unknown) => {
        assert.ok(refused('ledger-unavailable')(error));
        return null;
      });
      await cut;
      const id = await ledger.enterNote(bytes);
      assert.ok(first === null || first === id);
      assert.equal((await verified(ledger, await ledger.receiptFile(id))).code, null);
    }
  }
  const { logs, findings } = await node.fsck();
  assert.deepEqual(findings, []);
  assert.equal(logs.find(({ origin }) => origin.includes('receipts'))?.size, 2 * CUT_POINTS.length);
});

test('connections cut again while the outcome is being read do not change it', async (t) => {
  const { node, proxy, ledger } = await proxied(t);
  const outcomes: Outcome[] = [];
  for (const again of [/pg_backend_pid/, /pg_try_advisory_lock/, /SELECT id, kind, shard/]) {
    for (const at of CUT_POINTS) {
      const cuts = [proxy.cut(SETTLE, 'after'), proxy.cut(again, at)];
      const during = await settleMany(ledger, 4);
      await Promise.all(cuts);
      assert.ok(
        during.every(({ settled }) => settled !== null),
        `${again} ${at}`,
      );
      outcomes.push(...during);
    }
  }
  await assertTruth(node, outcomes);
});

test('a connection that breaks while nothing is under way costs no caller anything', async (t) => {
  const { node, proxy, ledger } = await proxied(t);
  const outcomes = await settleMany(ledger, 3);
  for (let i = 0; i < 3; i++) {
    proxy.down();
    await pause(20);
    proxy.up();
    outcomes.push(...(await settleMany(ledger, 10)));
  }
  assert.ok(outcomes.every(({ settled }) => settled !== null));
  await assertTruth(node, outcomes);
});

test('while the database is away callers wait, and all are answered when it is back', async (t) => {
  const { node, proxy, ledger } = await proxied(t);
  const cut = proxy.cut(SETTLE, 'before');
  const sent = settleMany(ledger, 10);
  await cut;
  proxy.down();
  const waiting = settleMany(ledger, 50);
  const claim = ledger.claims.claim({ id: draft(ledger).id, nonce: randomBytes(8), intent: randomBytes(8) });
  await assert.rejects(claim, refused('ledger-unavailable'));
  proxy.up();
  assert.ok((await sent).every(({ settled }) => settled === null));
  assert.ok((await waiting).every(({ settled }) => settled !== null));
  await assertTruth(node, [...(await sent), ...(await waiting), ...(await settleMany(ledger, 5))]);
});

test('a ledger closed while the database is away ends, and tells its callers', async (t) => {
  const { node, proxy, ledger } = await proxied(t);
  proxy.down();
  const waiting = settleMany(ledger, 10);
  await node.close();
  assert.ok((await waiting).every(({ settled }) => settled === null));
  assert.ok(refused('ledger-unavailable')(await ledger.halted));
  proxy.up();
  await node.open();
  await assertTruth(node, await waiting);
});
