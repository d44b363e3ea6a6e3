import { emptyRoot, foldSubtrees, subtreesOf } from '@wasl/log';
import { sha256 } from './crypto.ts';
import type { HashCache } from './hash-cache.ts';

/** The root of the tree when it had `size` entries, from the hashes of what was stored (RFC 6962 §2.1). */
export async function rootAt(cache: HashCache, size: number): Promise<Uint8Array> {
  return size === 0 ? emptyRoot(sha256) : foldSubtrees(await cache.hashes(subtreesOf(0, size)), sha256);
}
