import { type Clock, isId } from '@wasl/kernel';
import { concat } from '@wasl/log';
import type { Pool } from 'pg';
import { ledgerProblem } from './problems.ts';

/**
 * What is about to be done: `id` a UUIDv7, `nonce` the caller's (1 to 256 bytes), `intent` whatever its
 * owner needs to settle the claim after a crash.
 */
export type Claim = { readonly id: string; readonly nonce: Uint8Array; readonly intent: Uint8Array };

type Waiting = { readonly claim: Claim; resolve(): void; reject(reason: unknown): void };

const MAX_BATCH = 1_000;
const MAX_WAITING = 20_000;
/** One that the index cannot hold would refuse every claim that came with it. */
const MAX_NONCE_BYTES = 256;

const INSERT = {
  name: 'ledger-claims',
  text: `INSERT INTO ledger.claim (id, nonce, intent, claimed_at)
    SELECT id, substring($2::bytea FROM o FOR ln), substring($2 FROM o + ln FOR li), $6
    FROM unnest($1::uuid[], $3::int[], $4::int[], $5::int[]) AS t (id, o, ln, li)
    ON CONFLICT DO NOTHING RETURNING id, nonce`,
};

/**
 * Makes claims durable, many callers to a commit. A claim whose id or nonce was used is refused as a
 * replay. When the outcome of a commit is unknown the callers are told "unavailable": a claim that was
 * written all the same is an orphan, and settles as unknown.
 */
export function createClaims(pool: Pool, clock: Clock) {
  let waiting: Waiting[] = [];
  let writing = false;

  async function write(): Promise<void> {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      await insert(batch);
    }
    writing = false;
  }

  async function insert(batch: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await pool.query<{ id: string; nonce: Buffer }>({
        ...INSERT,
        values: [...columnsOf(batch.map(({ claim }) => claim)), new Date(clock())],
      });
      const written = new Set(rows.map(keyOf));
      for (const { claim, resolve, reject } of batch) {
        // A second claim of the same id or nonce in one batch must not pass for the one that was written.
        if (written.delete(keyOf(claim))) resolve();
        else reject(ledgerProblem('claim-replayed'));
      }
    } catch (error) {
      const reason = ledgerProblem('ledger-unavailable', {}, error);
      for (const { reject } of batch) reject(reason);
    }
  }

  return {
    /** Resolves once the claim is durable. Throws `claim-replayed` or `ledger-unavailable`. */
    async claim(claim: Claim): Promise<void> {
      const { length } = claim.nonce;
      if (!isId(claim.id) || length < 1 || length > MAX_NONCE_BYTES) throw new RangeError('not a claim');
      if (waiting.length >= MAX_WAITING) throw ledgerProblem('ledger-unavailable');
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ claim, resolve, reject });
      void write();
      return promise;
    },

    /** Claims made before `before` (milliseconds) and never settled, the oldest first. */
    async orphans(before: number, limit: number): Promise<Claim[]> {
      const { rows } = await pool.query<{ id: string; nonce: Buffer; intent: Buffer }>(
        `SELECT id, nonce, intent FROM ledger.claim
         WHERE settled_at IS NULL AND claimed_at < $1 ORDER BY claimed_at LIMIT $2`,
        [new Date(before), limit],
      );
      return rows;
    },

    async open(): Promise<number> {
      const { rows } = await pool.query<{ open: number }>(
        'SELECT count(*)::int AS open FROM ledger.claim WHERE settled_at IS NULL',
      );
      return rows[0]?.open ?? 0;
    },

    /**
     * Forgets the nonces of claims settled before `before` (milliseconds). The caller chooses it so that
     * a signature carrying one of them would be refused for its age.
     */
    async forget(before: number): Promise<number> {
      const { rowCount } = await pool.query('DELETE FROM ledger.claim WHERE settled_at < $1', [
        new Date(before),
      ]);
      return rowCount ?? 0;
    },
  };
}

/** The bytes of all claims as one parameter that the server cuts up, as in `commitReceipts`. */
function columnsOf(claims: readonly Claim[]): unknown[] {
  const offsets: number[] = [];
  let offset = 1;
  for (const { nonce, intent } of claims) {
    offsets.push(offset);
    offset += nonce.length + intent.length;
  }
  return [
    claims.map(({ id }) => id),
    concat(...claims.flatMap(({ nonce, intent }) => [nonce, intent])),
    offsets,
    claims.map(({ nonce }) => nonce.length),
    claims.map(({ intent }) => intent.length),
  ];
}

function keyOf({ id, nonce }: Pick<Claim, 'id' | 'nonce'>): string {
  return `${id} ${nonce.toHex()}`;
}
