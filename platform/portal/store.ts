import type { Store } from '@wasl/store';
import type { Released } from './ask.ts';

type Pool = ReturnType<Store['pool']>;

export type Kept = Released & { readonly at: Date };

export async function keepReleased(pool: Pool, released: Released, at: string): Promise<void> {
  const { exchange, status, digest, salt, body } = released;
  await pool.query('INSERT INTO portal.exchange VALUES ($1, $2, $3, $4, $5, $6)', [
    exchange,
    at,
    status,
    digest,
    salt,
    body,
  ]);
}

const COLUMNS = 'id AS exchange, at, status, digest, salt, body';

/** The exchange that the pages show: the latest; null before the first. */
export async function latestReleased(pool: Pool): Promise<Kept | null> {
  const { rows } = await pool.query<Kept>(`SELECT ${COLUMNS} FROM portal.exchange ORDER BY at DESC LIMIT 1`);
  return rows[0] ?? null;
}

/** One of the portal's own exchanges; null for any other. */
export async function findReleased(pool: Pool, exchange: string): Promise<Kept | null> {
  const { rows } = await pool.query<Kept>(`SELECT ${COLUMNS} FROM portal.exchange WHERE id = $1`, [exchange]);
  return rows[0] ?? null;
}
