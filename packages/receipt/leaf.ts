import {
  concat,
  EMPTY_FRONTIER,
  equal,
  extend,
  HASH_BYTES,
  leafHash,
  rootOf,
  type Sha256Sync,
} from '@wasl/log';
import { ReceiptError } from './error.ts';

/** An entry of the receipt log: tags in the leaf, or, of many subjects, the root over a list of them. */
export type Leaf =
  | { readonly form: 'tags'; readonly commitment: Uint8Array; readonly tags: readonly Uint8Array[] }
  | { readonly form: 'tag-list'; readonly commitment: Uint8Array; readonly tagsRoot: Uint8Array };

export type RandomBytes = (length: number) => Uint8Array;

/** A leaf, and every tag it stands for in their order: of the second form, the list to be served beside. */
export type EncodedLeaf = { readonly bytes: Uint8Array; readonly tags: readonly Uint8Array[] };

const TAGS_FORM = 0x01;
const TAG_LIST_FORM = 0x02;
const MIN_TAGS = 4;
const MAX_TAGS_IN_LEAF = 256;
/** Above it the tags leave the leaf, so that a full leaf always holds padding too. */
const MAX_SUBJECTS_IN_LEAF = 200;

/**
 * Encodes a leaf. The tags are padded with random ones to a power of two and sorted bytewise: real tags
 * are outputs of HMAC, so neither the order nor a tag tells real from random, or which belong together.
 */
export function encodeLeaf(
  commitment: Uint8Array,
  subjectTags: readonly Uint8Array[],
  randomBytes: RandomBytes,
  sha256: Sha256Sync,
): EncodedLeaf {
  const total = Math.max(MIN_TAGS, 2 ** Math.ceil(Math.log2(Math.max(subjectTags.length, 1))));
  const padding = Array.from({ length: total - subjectTags.length }, () => randomBytes(HASH_BYTES));
  const tags = [...subjectTags, ...padding].toSorted(compareBytes);
  if (![commitment, ...tags].every(({ length }) => length === HASH_BYTES) || !ascend(tags)) {
    throw new ReceiptError('leaf-malformed', 'a commitment and tags are 32 bytes, and no tag comes twice');
  }
  const bytes =
    subjectTags.length > MAX_SUBJECTS_IN_LEAF
      ? concat(Uint8Array.of(TAG_LIST_FORM), commitment, tagListRoot(tags, sha256))
      : concat(Uint8Array.of(TAGS_FORM), commitment, ...tags);
  return { bytes, tags };
}

/** Decodes a leaf strictly: tags that do not ascend, or another number of them, are refused. */
export function decodeLeaf(bytes: Uint8Array): Leaf {
  const commitment = bytes.slice(1, 1 + HASH_BYTES);
  const rest = bytes.slice(1 + HASH_BYTES);
  if (bytes[0] === TAG_LIST_FORM && rest.length === HASH_BYTES) {
    return { form: 'tag-list', commitment, tagsRoot: rest };
  }
  const count = rest.length / HASH_BYTES;
  const tags = Array.from({ length: Math.floor(count) }, (_, i) =>
    rest.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
  const powerOfTwo = Number.isInteger(Math.log2(count));
  const counted = powerOfTwo && count >= MIN_TAGS && count <= MAX_TAGS_IN_LEAF;
  if (bytes[0] !== TAGS_FORM || !counted || !ascend(tags)) {
    throw new ReceiptError('leaf-malformed', 'not a leaf of a receipt log');
  }
  return { form: 'tags', commitment, tags };
}

/** Whether a list served beside is the one the leaf names. */
export function isTagList(leaf: Leaf, tags: readonly Uint8Array[], sha256: Sha256Sync): boolean {
  return leaf.form === 'tag-list' && ascend(tags) && equal(leaf.tagsRoot, tagListRoot(tags, sha256));
}

/** RFC 6962 §2.1 over the tags in their order. */
function tagListRoot(tags: readonly Uint8Array[], sha256: Sha256Sync): Uint8Array {
  const hashes = tags.map((tag) => leafHash(tag, sha256));
  return rootOf(extend(EMPTY_FRONTIER, hashes, sha256), sha256);
}

function ascend(tags: readonly Uint8Array[]): boolean {
  return tags.every((tag, i) => {
    const previous = tags[i - 1];
    return previous === undefined || compareBytes(previous, tag) < 0;
  });
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
