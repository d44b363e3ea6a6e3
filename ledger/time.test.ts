import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEDGER_MODULE, type Ledger } from './ledger.ts';
import { readLogs } from './log-rows.ts';
import { assertSound, draft, refused, type TestNode, testNode } from './testing/node.ts';
import { found, newOfficer, note } from './testing/officer.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-03-01T12:00:00Z');

async function lastTime(node: TestNode): Promise<number> {
  const rows = await readLogs(node.store.pool(LEDGER_MODULE.name));
  return rows.findLast(({ kind }) => kind === 'receipts')?.appendedAt ?? 0;
}

async function bodyTimes(node: TestNode): Promise<string[]> {
  const { rows } = await node.store.pool(LEDGER_MODULE.name).query<{ at: string }>(
    `SELECT convert_from(body, 'UTF8')::json ->> 'at' AS at FROM ledger.entry
     WHERE convert_from(body, 'UTF8') LIKE '%wasl/statement%' ORDER BY index`,
  );
  return rows.map(({ at }) => at);
}

test('receipts.md §4 rule 2: with a clock that steps back, within a run and over starts, times ascend', async (t) => {
  let now = START;
  const node = await testNode(t, { clock: () => now });
  const officer = await newOfficer();
  let ledger = await node.open();
  await found(ledger, officer);
  const appended: number[] = [];
  for (const step of [0, 1_000, -600_000, 60_000, -7 * 24 * HOUR_MS, 0, 7 * 24 * HOUR_MS]) {
    now += step;
    await enter(ledger, START);
  }
  now -= HOUR_MS / 2;
  ledger = await node.open();
  await enter(ledger, START);
  now += HOUR_MS;
  await enter(ledger, now);

  async function enter(into: Ledger, signedAt: number): Promise<void> {
    const time = new Date(signedAt).toISOString();
    await into.enterNote(await note(officer, 'x', { time }));
    appended.push(await lastTime(node));
  }
  assert.deepEqual(
    appended,
    appended.toSorted((a, b) => a - b),
  );
  const times = await bodyTimes(node);
  assert.equal(times.length, 9);
  assert.deepEqual(times, times.toSorted());
  assert.equal(times.at(-1), new Date(now).toISOString(), 'it follows the clock again');
  await assertSound(node);
});

test('a machine whose clock is far behind the last entry signs nothing, unless in a new shard', async (t) => {
  let now = START;
  const node = await testNode(t, { clock: () => now });
  const ledger = await node.open();
  await ledger.settle(draft(ledger));
  now = START - HOUR_MS - 1;
  await assert.rejects(node.open(), refused('ledger-clock-behind'));
  now = START - HOUR_MS;
  await node.open();
  now = START - 24 * HOUR_MS;
  const another = await node.open({ shard: '2027' });
  await another.settle(draft(another));
  assert.equal(await lastTime(node), now);
  await assertSound(node);
});
