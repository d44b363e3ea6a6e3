import { equal, HASH_BYTES } from '@wasl/log';
import { commitBody, decodeLeaf, isTagList, parseBody, ReceiptError } from '@wasl/receipt';
import type { ClientBase } from 'pg';
import { sha256 } from './crypto.ts';
import type { EntryCheck, Find } from './fsck.ts';
import type { LogRow } from './log-rows.ts';

type Row = { id: string; index: string; body: Buffer; salt: Buffer; tag_list: Buffer | null };

/** Every entry of a receipt log is the leaf of exactly one stored receipt, which opens it. */
export function checkReceipts(db: ClientBase, log: LogRow, find: Find): EntryCheck {
  return {
    async entries(from, entries) {
      const { rows } = await db.query<Row>(
        'SELECT receipt AS id, index, body, salt, tag_list FROM ledger.entry WHERE log = $1 AND index >= $2 AND index < $3 AND receipt IS NOT NULL',
        [log.id, from, from + entries.length],
      );
      const byIndex = new Map(rows.map((row) => [Number(row.index), row]));
      for (const [i, entry] of entries.entries()) {
        const row = byIndex.get(from + i);
        if (row === undefined) find(`entry ${from + i}`, 'its receipt is missing');
        else checkReceipt(entry, row, find);
      }
    },
    async end() {},
  };
}

function checkReceipt(entry: Uint8Array, row: Row, find: Find): void {
  try {
    const leaf = decodeLeaf(entry);
    const list = row.tag_list === null ? null : hashesIn(row.tag_list);
    if (leaf.form === 'tags' ? list !== null : !isTagList(leaf, list ?? [], sha256)) {
      find(`receipt ${row.id}`, 'its list of tags is not the one that the entry names');
    }
    if (!equal(leaf.commitment, commitBody(row.salt, row.body, sha256))) {
      find(`receipt ${row.id}`, 'its body and salt do not open the entry');
    } else if (parseBody(row.body).id !== row.id) {
      find(`receipt ${row.id}`, 'its body has another id');
    }
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    find(`receipt ${row.id}`, error.message);
  }
}

function hashesIn(list: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(list.length / HASH_BYTES) }, (_, i) =>
    list.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}
