import {
  consistencyPlan,
  EMPTY_FRONTIER,
  extend,
  formatCheckpoint,
  formatNote,
  inclusionPlan,
  leafHash,
  type ProofPlan,
  proofFromHashes,
  rootOf,
  signNote,
} from '@wasl/log';
import type { LogProof } from '../index.ts';
import { sha256, type TestKey } from './keys.ts';

/** A log held in memory, with the keys that sign its checkpoints. */
export type TestLog = {
  readonly origin: string;
  readonly keys: readonly TestKey[];
  readonly entries: Uint8Array[];
};

/** 24 November 2026, 06:00 UTC: after every time in these tests. */
export const WITNESS_TIME = 1_795_500_000;

function rangeRoot(log: TestLog, start: number, end: number): Uint8Array {
  const hashes = log.entries.slice(start, end).map((entry) => leafHash(entry, sha256));
  return rootOf(extend(EMPTY_FRONTIER, hashes, sha256), sha256);
}

function prove(log: TestLog, plan: ProofPlan): Uint8Array[] {
  const hashes = plan.flat().map(({ level, index }) => {
    const width = 2 ** level;
    return rangeRoot(log, index * width, (index + 1) * width);
  });
  return proofFromHashes(plan, hashes, sha256);
}

export function rootAt(log: TestLog, size: number): Uint8Array {
  return rangeRoot(log, 0, size);
}

export function proveGrowth(log: TestLog, oldSize: number, size: number): Uint8Array[] {
  return prove(log, consistencyPlan(oldSize, size));
}

/** The checkpoint of a log at a size, signed by the log and by these witnesses, a second apart. */
export async function signCheckpoint(
  log: TestLog,
  size: number,
  witnesses: readonly TestKey[],
): Promise<Uint8Array> {
  const text = formatCheckpoint({ origin: log.origin, size, root: rootAt(log, size) });
  const signatures = [];
  for (const { key, sign } of log.keys) signatures.push(await signNote(text, key, sign));
  for (const [i, { key, sign }] of witnesses.entries()) {
    signatures.push(await signNote(text, key, sign, WITNESS_TIME + i));
  }
  return formatNote({ text, signatures });
}

export async function proveEntry(
  log: TestLog,
  index: number,
  size: number,
  witnesses: readonly TestKey[],
): Promise<LogProof> {
  return {
    index,
    proof: prove(log, inclusionPlan(index, size)),
    checkpoint: await signCheckpoint(log, size, witnesses),
  };
}
