import { createHash } from 'node:crypto';

type Hash = Uint8Array;

/**
 * RFC 6962 §2.1 as it is written, recursion for recursion, in whole numbers of any size and with nothing
 * from this room: what the room's own arithmetic is measured against. `given` supplies the hashes of
 * leaves, and may supply those of whole subtrees, so that logs longer than any memory can be imagined.
 */
export function rfc6962(given: (start: bigint, end: bigint) => Hash | null) {
  const known = new Map<string, Hash>();

  function mth(start: bigint, end: bigint): Hash {
    if (start === end) return digest();
    const key = `${start}-${end}`;
    const hash = known.get(key) ?? given(start, end) ?? halves(start, end);
    known.set(key, hash);
    return hash;
  }

  function halves(start: bigint, end: bigint): Hash {
    const middle = start + largestPowerBelow(end - start);
    return digest(Uint8Array.of(1), mth(start, middle), mth(middle, end));
  }

  function path(index: bigint, start: bigint, end: bigint): Hash[] {
    if (end - start === 1n) return [];
    const middle = start + largestPowerBelow(end - start);
    return index < middle
      ? [...path(index, start, middle), mth(middle, end)]
      : [...path(index, middle, end), mth(start, middle)];
  }

  function subproof(size: bigint, start: bigint, end: bigint, whole: boolean): Hash[] {
    if (size === end) return whole ? [] : [mth(start, end)];
    const middle = start + largestPowerBelow(end - start);
    return size <= middle
      ? [...subproof(size, start, middle, whole), mth(middle, end)]
      : [...subproof(size, middle, end, false), mth(start, middle)];
  }

  return {
    mth: (start: number, end: number) => mth(BigInt(start), BigInt(end)),
    root: (size: number) => mth(0n, BigInt(size)),
    inclusion: (index: number, size: number) => path(BigInt(index), 0n, BigInt(size)),
    consistency: (oldSize: number, size: number) => subproof(BigInt(oldSize), 0n, BigInt(size), true),
  };
}

/** A log of the given entries. */
export function logOf(entries: readonly Uint8Array[]) {
  return rfc6962((start, end) => {
    const entry = end - start === 1n ? entries[Number(start)] : undefined;
    return entry === undefined ? null : digest(Uint8Array.of(0), entry);
  });
}

/**
 * A log of any length: every complete subtree that none of `points` divides has a made-up hash, and only
 * the few around the points are computed.
 */
export function imaginedLog(points: readonly number[]) {
  const borders = points.map(BigInt);
  return rfc6962((start, end) => {
    const width = end - start;
    const complete = (width & (width - 1n)) === 0n && start % width === 0n;
    if (!complete || borders.some((border) => start < border && border < end)) return null;
    return digest(Buffer.from(`imagined ${start} ${end}`));
  });
}

function largestPowerBelow(n: bigint): bigint {
  let k = 1n;
  while (k * 2n < n) k *= 2n;
  return k;
}

function digest(...parts: readonly Uint8Array[]): Hash {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}
