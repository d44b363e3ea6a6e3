import { createRandom, isId } from '@wasl/kernel';
import { concat, inclusionPlan, proofFromHashes } from '@wasl/log';
import { commitBody, decodeLeaf, encodeLeaf, SALT_BYTES } from '@wasl/receipt';
import { DatabaseError } from 'pg';
import { commitReceipts, type ReceiptRow } from './commit-sql.ts';
import { sha256 } from './crypto.ts';
import type { HashCache } from './hash-cache.ts';
import type { Head, LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';
import type { Batch, Lane } from './sequencer.ts';

/** A receipt to enter: `id` is the UUIDv7 in its body; `body` the JSON bytes; `tags` 32 bytes each. */
export type ReceiptDraft = {
  readonly id: string;
  readonly body: Uint8Array;
  readonly tags: readonly Uint8Array[];
};

/** A receipt that is durable: its place in the log, the head it was committed with, and its opening. */
export type SettledReceipt = {
  readonly index: number;
  readonly head: Head;
  readonly salt: Uint8Array;
  readonly leaf: Uint8Array;
};

type Pending = ReceiptRow & {
  readonly bytes: number;
  resolve(settled: SettledReceipt): void;
  reject(reason: unknown): void;
};

const MAX_BATCH = 2_000;
const MAX_BATCH_BYTES = 8 * 1024 * 1024;
/** Beyond this the database no longer follows, and a caller is better told at once. */
const MAX_PENDING = 20_000;
/** `parseBody` reads no more, and what it cannot read proves nothing. */
const MAX_BODY_BYTES = 60_000;
const NO_TAG_LIST = new Uint8Array();

/** One receipt with an id that has one already would refuse all that were to be committed with it. */
function isReusedId(error: unknown): boolean {
  return error instanceof DatabaseError && error.constraint === 'entry_receipt_key';
}

/** The lane of the receipt log: gathers drafts, commits their bodies, and answers once they are durable. */
export function createReceiptLane(logId: number, notify: () => void) {
  const random = createRandom();
  let pending: Pending[] = [];
  /** Batches refused for one of the receipts in them: halved, until that one stands alone. */
  let halves: Pending[][] = [];
  let stopped: Error | null = null;
  let lastBatch = 0;

  function take(): Pending[] {
    let count = 0;
    for (let bytes = 0; count < Math.min(pending.length, MAX_BATCH); count++) {
      bytes += pending[count]?.bytes ?? 0;
      if (count > 0 && bytes > MAX_BATCH_BYTES) break;
    }
    const batch = pending.slice(0, count);
    pending = pending.slice(count);
    return batch;
  }

  function next(): Batch | null {
    const batch = halves.shift() ?? take();
    if (batch.length === 0) return null;
    return {
      entries: batch.map(({ leaf }) => leaf),
      commit: (client, step) => commitReceipts(client, step, batch),
      committed({ head }: LogState) {
        lastBatch = batch.length;
        for (const [i, { leaf, salt, resolve }] of batch.entries()) {
          resolve({ index: head.size - batch.length + i, head, salt, leaf });
        }
      },
      failed(reason) {
        const reused = isReusedId(reason.cause);
        const middle = Math.ceil(batch.length / 2);
        if (reused && batch.length > 1) halves.unshift(batch.slice(0, middle), batch.slice(middle));
        else for (const { reject } of batch) reject(reused ? ledgerProblem('claim-replayed') : reason);
      },
    };
  }

  const lane: Lane = {
    logId,
    next,
    close(reason) {
      stopped = reason;
    },
    fail(reason) {
      stopped = reason;
      for (const { reject } of [...halves.flat(), ...pending]) reject(reason);
      halves = [];
      pending = [];
    },
  };

  return {
    lane,
    /**
     * Resolves once the receipt is durable. Throws `claim-replayed` where there is a receipt of that id,
     * `ledger-unavailable`, or why the sequencer halted.
     */
    async settle({ id, body, tags }: ReceiptDraft): Promise<SettledReceipt> {
      if (!isId(id) || body.length > MAX_BODY_BYTES) throw new RangeError('not a receipt that can be read');
      if (stopped !== null) throw stopped;
      if (pending.length >= MAX_PENDING) throw ledgerProblem('ledger-unavailable');
      const salt = random(SALT_BYTES);
      const leaf = encodeLeaf(commitBody(salt, body, sha256), tags, random, sha256);
      const held = tags.length === 0 || decodeLeaf(leaf.bytes).form === 'tags';
      const tagList = held ? NO_TAG_LIST : concat(...leaf.tags);
      const { promise, resolve, reject } = Promise.withResolvers<SettledReceipt>();
      const bytes = body.length + leaf.bytes.length + tagList.length;
      pending.push({ id, body, salt, leaf: leaf.bytes, tagList, bytes, resolve, reject });
      notify();
      return promise;
    },
    pending: (): number => pending.length,
    /** How many receipts the last batch held. */
    lastBatch: (): number => lastBatch,
  };
}

/** The inclusion proof of an entry in the tree of `size`, from hashes kept in memory where they are. */
export async function proveFrom(cache: HashCache, index: number, size: number): Promise<Uint8Array[]> {
  const plan = inclusionPlan(index, size);
  return proofFromHashes(plan, await cache.hashes(plan.flat()), sha256);
}
