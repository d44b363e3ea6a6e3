import { consistencyPlan, proofFromHashes } from '@wasl/log';
import {
  type Body,
  encodeReceipt,
  type LogProof,
  parseBody,
  proveCurrent,
  type StatementProof,
  statementsOfBody,
} from '@wasl/receipt';
import type { Pool } from 'pg';
import { nodeCrypto, sha256 } from './crypto.ts';
import type { HashCache } from './hash-cache.ts';
import type { LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';
import type { Published } from './publisher.ts';
import { proveFrom } from './receipts.ts';
import type { Registry, RegistryView } from './registry.ts';
import type { Signer } from './signer.ts';

/** A log that proofs lead into. `published` carries the cosignatures, so it is preferred where it reaches. */
export type ProvingLog = {
  readonly state: () => LogState;
  readonly signer: Signer;
  readonly cache: HashCache;
  published(): Published | null;
};

export type ReceiptFileOptions = {
  readonly pool: Pool;
  /** The receipt log of an id as stored: of this shard, or of one that is closed. */
  receiptLog(logId: number): ProvingLog;
  registryLogOf(origin: string): { readonly log: ProvingLog; readonly registry: Registry } | null;
};

type Row = { log: number; index: string; entry: Buffer; body: Buffer; salt: Buffer };

/** The proof of entry `index`, and the checkpoint it leads to: the public one, or the latest committed. */
async function prove(log: ProvingLog, index: number): Promise<LogProof & { readonly size: number }> {
  const published = log.published();
  const { head } = log.state();
  const covered = published !== null && index < published.size;
  const size = covered ? published.size : head.size;
  return {
    index,
    size,
    proof: await proveFrom(log.cache, index, size),
    checkpoint: covered ? published.note : await log.signer.sign(head),
  };
}

/** The statements that a body leans on, with the proof that each was current at its registry head. */
async function proveStatements(body: Body, { tree }: RegistryView): Promise<StatementProof[]> {
  const current = tree.map((entry) => entry.signed);
  const statements = await statementsOfBody(body, current, nodeCrypto);
  return statements.map(({ statement, bytes }) => ({
    bytes,
    ...proveCurrent(tree, statement.subject, sha256),
  }));
}

/**
 * Makes the `.wasl` file of a receipt by its id (UUIDv7). The body, salt and leaf are always the same
 * bytes; the proofs lead to the newest public checkpoint that covers them. Throws `receipt-unknown`.
 */
export async function receiptFile(options: ReceiptFileOptions, id: string): Promise<Uint8Array> {
  const { rows } = await options.pool.query<Row>(
    'SELECT log, index, entry, body, salt FROM ledger.entry WHERE receipt = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw ledgerProblem('receipt-unknown', { id });
  const log = options.receiptLog(row.log);
  const index = Number(row.index);
  const body = parseBody(row.body);
  const leaningOn = options.registryLogOf(body.registry.origin);
  if (leaningOn === null) throw ledgerProblem('ledger-corrupt', { ...body.registry, root: '' });
  const view = await leaningOn.registry.at(body.registry);
  const headProof = await prove(leaningOn.log, body.registry.size - 1);
  const plan = consistencyPlan(body.registry.size, headProof.size);
  return encodeReceipt(
    {
      body: row.body,
      salt: row.salt,
      leaf: row.entry,
      proof: await prove(log, index),
      head: {
        entry: view.entry,
        proof: headProof,
        consistency: proofFromHashes(plan, await leaningOn.log.cache.hashes(plan.flat()), sha256),
      },
      statements: await proveStatements(body, view),
    },
    sha256,
  );
}
