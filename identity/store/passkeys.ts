import type { Pool } from 'pg';
import type { Passkey } from '../passkeys.ts';
import type { Database } from './transaction.ts';

type Row = { id: string; account: string; publicKey: Buffer; counter: string };

export async function keepPasskey(
  db: Database,
  account: string,
  passkey: Passkey,
  now: number,
): Promise<void> {
  const { id, publicKey, counter } = passkey;
  await db.query('INSERT INTO identity.passkey VALUES ($1, $2, $3, $4, $5)', [
    id,
    account,
    Buffer.from(publicKey),
    counter,
    new Date(now),
  ]);
}

export async function findPasskey(pool: Pool, id: string): Promise<(Passkey & { account: string }) | null> {
  const { rows } = await pool.query<Row>(
    'SELECT id, account, public_key AS "publicKey", counter FROM identity.passkey WHERE id = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row, publicKey: Uint8Array.from(row.publicKey), counter: Number(row.counter) };
}

export async function countPasskey(db: Database, id: string, counter: number): Promise<void> {
  await db.query('UPDATE identity.passkey SET counter = $2 WHERE id = $1', [id, counter]);
}
