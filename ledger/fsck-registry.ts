import { equal } from '@wasl/log';
import {
  applyStatement,
  type CurrentTree,
  EMPTY_CURRENT_TREE,
  parseRegistryEntry,
  ReceiptError,
  summariseCurrent,
} from '@wasl/receipt';
import type { ClientBase } from 'pg';
import { sha256 } from './crypto.ts';
import type { EntryCheck, Find } from './fsck.ts';

/**
 * Each registry entry commits to what it made current; of the log in use, that is what is stored. A log
 * opens by carrying over what was current in the `earlier` one; until all of it is in, that is stored still.
 */
export function createRegistryCheck(
  db: ClientBase,
  isActive: boolean,
  earlier: CurrentTree,
  find: Find,
): EntryCheck & { current(): CurrentTree } {
  let tree = EMPTY_CURRENT_TREE;
  return {
    current: () => tree,
    async entries(from, entries) {
      for (const [i, bytes] of entries.entries()) {
        try {
          const { current, signed } = parseRegistryEntry(bytes);
          tree = applyStatement(tree, signed, sha256);
          const { count, root } = summariseCurrent(tree, sha256);
          if (count !== current.count || !equal(root, current.root)) {
            find(`entry ${from + i}`, 'it does not commit to what is current after it');
          }
        } catch (error) {
          if (!(error instanceof ReceiptError)) throw error;
          find(`entry ${from + i}`, error.message);
        }
      }
    },
    async end(size) {
      if (!isActive) return;
      const current = size < earlier.length ? earlier : tree;
      const { rows } = await db.query<{ subject: string; note: Buffer }>(
        'SELECT subject, note FROM ledger.statement ORDER BY subject',
      );
      const same =
        rows.length === current.length &&
        current.every(({ signed }, i) => {
          const row = rows[i];
          return row?.subject === signed.statement.subject && equal(row.note, signed.bytes);
        });
      if (!same) find('current statements', 'they are not what the registry entries make current');
    },
  };
}
