import { createHash } from 'node:crypto';
import { consistencyPlan, inclusionPlan, proofFromHashes, type SubtreeId } from '@wasl/log';
import { sha256 } from '../crypto.ts';

/**
 * RFC 6962 §2.1 as it is written, over all the entries at once: what edges, tiles and caches, which never
 * see more than a part of the log, are measured against.
 */
export function naiveTree(entries: readonly Uint8Array[]) {
  const known = new Map<string, Uint8Array>();

  function mth(start: number, end: number): Uint8Array {
    const key = `${start}-${end}`;
    const hash = known.get(key) ?? compute(start, end);
    known.set(key, hash);
    return hash;
  }

  function compute(start: number, end: number): Uint8Array {
    if (start === end) return digest();
    if (end - start === 1) return digest(Uint8Array.of(0), entries[start] ?? new Uint8Array());
    let half = 1;
    while (half * 2 < end - start) half *= 2;
    return digest(Uint8Array.of(1), mth(start, start + half), mth(start + half, end));
  }

  const hashOf = ({ level, index }: SubtreeId) => mth(index * 2 ** level, (index + 1) * 2 ** level);
  return {
    root: (size: number) => mth(0, size),
    hashOf,
    inclusion(index: number, size: number) {
      const plan = inclusionPlan(index, size);
      return proofFromHashes(plan, plan.flat().map(hashOf), sha256);
    },
    consistency(oldSize: number, size: number) {
      const plan = consistencyPlan(oldSize, size);
      return proofFromHashes(plan, plan.flat().map(hashOf), sha256);
    },
  };
}

function digest(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}
