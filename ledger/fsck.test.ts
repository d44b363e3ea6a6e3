import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { Problem } from '@wasl/kernel';
import type { Client } from 'pg';
import { fsck } from './fsck.ts';
import { LEDGER_MODULE } from './ledger.ts';
import { assertSound, draft, type TestNode, testNode } from './testing/node.ts';
import { found, newOfficer, note, setting } from './testing/officer.ts';
import { startWitness, witnessFile } from './testing/witness.ts';

/** A node with full and partial tiles in both logs, a list of tags, and a cosigned public checkpoint. */
async function fullNode(t: TestContext): Promise<TestNode> {
  const node = await testNode(t);
  const officer = await newOfficer();
  const first = await node.open();
  await found(first, officer);
  const witness = await startWitness(t, node, first, 'real');
  const ledger = await node.open({ witnesses: await witnessFile(witness.line) });
  for (let i = 0; i < 8; i++) {
    await ledger.registry.enter(await setting(officer, `record/model-directorate/s${i % 5}`, { i }));
  }
  await ledger.enterNote(await note(officer, 'x'));
  const tags = Array.from({ length: 210 }, () => randomBytes(32));
  await Promise.all(
    Array.from({ length: 290 }, (_, i) => ledger.settle(draft(ledger, i === 280 ? tags : []))),
  );
  await ledger.publishNow();
  await ledger.settle(draft(ledger));
  await node.close();
  await witness.close();
  await assertSound(node);
  return node;
}

/** A column of bytes, the rows whose bytes are to be flipped, and how many of them. */
type Target = {
  readonly table: string;
  readonly column: string;
  readonly where: string;
  readonly samples: number;
};

type Flip = { readonly row: string; readonly at: number; readonly bit: number };

async function pickFlip(owner: Client, { table, column, where }: Target): Promise<Flip> {
  const { rows } = await owner.query<{ row: string; length: number }>(
    `SELECT ctid::text AS row, octet_length(${column}) AS length FROM ledger.${table}
     WHERE ${column} IS NOT NULL AND ${where} ORDER BY random() LIMIT 1`,
  );
  const [row] = rows;
  assert.ok(row !== undefined, `${table}.${column}`);
  return {
    row: row.row,
    at: Math.floor(Math.random() * row.length),
    bit: 1 << Math.floor(Math.random() * 8),
  };
}

/** Flips one bit, as a failing disk or memory would, looks, and puts the row back as it was. */
async function withFlip(owner: Client, target: Target, look: (what: string) => Promise<void>): Promise<void> {
  const { table, column } = target;
  const { row, at, bit } = await pickFlip(owner, target);
  const { rows } = await owner.query<{ bytes: Buffer; key: string }>(
    `SELECT ${column} AS bytes, ${KEYS[table]} AS key FROM ledger.${table} WHERE ctid = $1::tid`,
    [row],
  );
  const [before] = rows;
  assert.ok(before !== undefined);
  const flipped = Buffer.from(before.bytes);
  flipped.writeUInt8(flipped.readUInt8(at) ^ bit, at);
  const set = `UPDATE ledger.${table} SET ${column} = $1 WHERE ${KEYS[table]} = $2`;
  await owner.query(set, [flipped, before.key]);
  try {
    await look(`${table}.${column} of ${before.key}, byte ${at}, bit ${bit}`);
  } finally {
    await owner.query(set, [before.bytes, before.key]);
  }
}

const KEYS: Readonly<Record<string, string>> = {
  entry: "log || '/' || index",
  tile: "log || '/' || level || '/' || index",
  log: 'origin',
  statement: 'subject',
};

const RECEIPTS = "log = (SELECT id FROM ledger.log WHERE kind = 'receipts')";
const REGISTRY = "log = (SELECT id FROM ledger.log WHERE kind = 'registry')";

const TARGETS: readonly Target[] = [
  { table: 'entry', column: 'entry', where: RECEIPTS, samples: 40 },
  { table: 'entry', column: 'entry', where: REGISTRY, samples: 40 },
  { table: 'entry', column: 'body', where: 'true', samples: 40 },
  { table: 'entry', column: 'salt', where: 'true', samples: 20 },
  { table: 'entry', column: 'tag_list', where: 'true', samples: 15 },
  { table: 'tile', column: 'hashes', where: 'true', samples: 25 },
  { table: 'log', column: 'root', where: 'true', samples: 15 },
  { table: 'log', column: 'published_note', where: 'true', samples: 80 },
  { table: 'statement', column: 'note', where: 'true', samples: 20 },
];

test('fsck finds any flipped bit of an entry, tile, body, salt, list of tags, head, public note or statement', async (t) => {
  const node = await fullNode(t);
  const reader = await node.store.connect(LEDGER_MODULE.name);
  t.after(() => reader.end());
  await node.asOwner(async (owner) => {
    for (const target of TARGETS) {
      for (let i = 0; i < target.samples; i++) {
        await withFlip(owner, target, async (what) => {
          assert.ok((await fsck(reader)).findings.length > 0, what);
        });
      }
    }
  });
  await assertSound(node);
});

test('fsck finds what was removed, added, or moved', async (t) => {
  const node = await fullNode(t);
  const changes: readonly (readonly [what: string, change: string, undo: string])[] = [
    [
      'a missing entry',
      `CREATE TABLE ledger.aside AS SELECT * FROM ledger.entry WHERE ${RECEIPTS} AND index = 100;
       DELETE FROM ledger.entry WHERE ${RECEIPTS} AND index = 100`,
      'INSERT INTO ledger.entry TABLE ledger.aside; DROP TABLE ledger.aside',
    ],
    [
      'an entry beyond the size',
      `INSERT INTO ledger.entry (log, index, entry) SELECT id, size + 3, 'x' FROM ledger.log WHERE kind = 'registry'`,
      "DELETE FROM ledger.entry WHERE entry = 'x'",
    ],
    [
      'a missing tile',
      'CREATE TABLE ledger.aside AS TABLE ledger.tile; DELETE FROM ledger.tile',
      'INSERT INTO ledger.tile TABLE ledger.aside; DROP TABLE ledger.aside',
    ],
    [
      'a tile too many',
      'INSERT INTO ledger.tile SELECT log, 1, 0, hashes FROM ledger.tile WHERE level = 0 LIMIT 1',
      'DELETE FROM ledger.tile WHERE level = 1',
    ],
    [
      'a head too large',
      "UPDATE ledger.log SET size = size + 1 WHERE kind = 'receipts'",
      "UPDATE ledger.log SET size = size - 1 WHERE kind = 'receipts'",
    ],
    [
      'a head too small',
      "UPDATE ledger.log SET size = size - 1 WHERE kind = 'receipts'",
      "UPDATE ledger.log SET size = size + 1 WHERE kind = 'receipts'",
    ],
    [
      'another published size',
      "UPDATE ledger.log SET published_size = published_size - 1 WHERE kind = 'receipts'",
      "UPDATE ledger.log SET published_size = published_size + 1 WHERE kind = 'receipts'",
    ],
    [
      'a receipt under another id',
      `UPDATE ledger.entry SET receipt = overlay(receipt::text PLACING 'ffff' FROM 33)::uuid WHERE ${RECEIPTS} AND index = 7;`,
      `UPDATE ledger.entry SET receipt = (convert_from(body, 'UTF8')::json ->> 'id')::uuid WHERE ${RECEIPTS} AND index = 7`,
    ],
    [
      'an entry without its receipt',
      `CREATE TABLE ledger.aside AS SELECT * FROM ledger.entry WHERE ${RECEIPTS} AND index = 7;
       UPDATE ledger.entry SET receipt = NULL, body = NULL, salt = NULL WHERE ${RECEIPTS} AND index = 7`,
      `UPDATE ledger.entry AS e SET receipt = a.receipt, body = a.body, salt = a.salt FROM ledger.aside AS a
       WHERE e.log = a.log AND e.index = a.index; DROP TABLE ledger.aside`,
    ],
    [
      'a statement that nothing made current',
      "INSERT INTO ledger.statement SELECT 'record/x/forged', note FROM ledger.statement LIMIT 1",
      "DELETE FROM ledger.statement WHERE subject = 'record/x/forged'",
    ],
    [
      'a public checkpoint without its cosignature line being known',
      'CREATE TABLE ledger.aside AS TABLE ledger.witnessed; DELETE FROM ledger.witnessed',
      'INSERT INTO ledger.witnessed TABLE ledger.aside; DROP TABLE ledger.aside',
    ],
  ];
  await node.asOwner((owner) => owner.query('ALTER TABLE ledger.log DISABLE TRIGGER log_never_shrinks'));
  for (const [what, change, undo] of changes) {
    await node.asOwner((owner) => owner.query(change));
    assert.ok((await node.fsck()).findings.length > 0, what);
    await node.asOwner((owner) => owner.query(undo));
    assert.deepEqual((await node.fsck()).findings, [], `after ${what}`);
  }
});

/** What a start reads before it signs: the tile still open, every full tile's root, the registry, the heads. */
const START_READS: readonly Target[] = [
  { table: 'entry', column: 'entry', where: `${RECEIPTS} AND index >= 256`, samples: 20 },
  { table: 'entry', column: 'entry', where: REGISTRY, samples: 20 },
  { table: 'tile', column: 'hashes', where: 'true', samples: 20 },
  { table: 'log', column: 'root', where: 'true', samples: 10 },
];

test('rule 2: a start refuses a flipped bit in anything that it would sign for', async (t) => {
  const node = await fullNode(t);
  await node.asOwner(async (owner) => {
    for (const target of START_READS) {
      for (let i = 0; i < target.samples; i++) {
        await withFlip(owner, target, async (what) => {
          await assert.rejects(node.open(), isCorrupt, what);
        });
      }
    }
  });
  await node.open();
});

test('rule 2: a start refuses a public checkpoint whose text is not what the entries give', async (t) => {
  const node = await fullNode(t);
  for (const kind of ['receipts', 'registry']) {
    for (let at = 0; at < 60; at += 3) {
      const flip = (bit: number) =>
        node.asOwner((owner) =>
          owner.query(
            `UPDATE ledger.log SET published_note = set_byte(published_note, at, get_byte(published_note, at) # $2)
             FROM (SELECT octet_length(origin) + 1 + $3 AS at FROM ledger.log WHERE kind = $1) AS place
             WHERE kind = $1`,
            [kind, bit, at % 44],
          ),
        );
      await flip(4);
      await assert.rejects(node.open(), isCorrupt, `${kind}, byte ${at % 44} after the origin`);
      await flip(4);
    }
  }
  await node.open();
});

function isCorrupt(error: unknown): boolean {
  return error instanceof Problem && /^ledger-(corrupt|forked|rolled-back)$/.test(error.code);
}
