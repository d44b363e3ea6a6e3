import type { TestNode } from './node.ts';

const TABLES = ['log', 'log_key', 'entry', 'tile', 'statement', 'claim', 'witnessed'];

/** Takes a backup: a copy of every row, which `restoreOlder` puts back over whatever there is by then. */
export function keepOlder(node: TestNode): Promise<void> {
  return node.asOwner(async (owner) => {
    for (const table of TABLES) {
      await owner.query(`DROP TABLE IF EXISTS ledger.kept_${table}`);
      await owner.query(`CREATE TABLE ledger.kept_${table} AS TABLE ledger.${table}`);
    }
  });
}

/** Restores the backup, as an operator might by mistake: the ledger is closed, the home is left as it is. */
export async function restoreOlder(node: TestNode): Promise<void> {
  await node.close();
  await node.asOwner(async (owner) => {
    await owner.query(`TRUNCATE ${TABLES.map((table) => `ledger.${table}`).join(', ')}`);
    for (const table of TABLES) {
      await owner.query(`INSERT INTO ledger.${table} OVERRIDING SYSTEM VALUE TABLE ledger.kept_${table}`);
    }
  });
}
