import { hash } from 'node:crypto';
import path from 'node:path';
import { emptyRoot, leafHash, type Sha256Sync, verifyConsistency, verifyInclusion } from '@wasl/log';
import { readVectors, result, type SuiteResult } from './suite.ts';

const sha256: Sha256Sync = (data) => Uint8Array.from(hash('sha256', data, 'buffer'));

/**
 * The cases that must fail for no other reason than that their first size is 0. That is a rule of the
 * library they come from. RFC 9162 §2.1.4 does not speak of it; C2SP tlog-witness has every witness begin
 * there: an empty proof, from the empty tree, whose root is H("").
 */
const FROM_ZERO = [
  'additional/size1-is-zero-and-does-not-equal-size2.json',
  'additional/size1-is-zero-and-size2-is-not-zero.json',
  'additional/sizes-are-equal-zero-and-proof-is-empty.json',
];

/** Inclusion proofs of github.com/transparency-dev/merkle: well-formed ones, and ones that must fail. */
export async function merkleInclusion(vectors: string): Promise<SuiteResult> {
  const verdicts = new Map<string, boolean>();
  for (const { name, vector } of readVectors(path.join(vectors, 'merkle', 'testdata', 'inclusion'))) {
    const { text, number, bytes, list, flag } = fieldsOf(name, vector);
    const verified = await verifyInclusion(
      {
        leafHash: bytes(text('leafHash')),
        index: number('leafIdx'),
        size: number('treeSize'),
        root: bytes(text('root')),
        proof: list('proof').map(bytes),
      },
      sha256,
    );
    verdicts.set(name, verified !== flag('wantErr'));
  }
  return result('merkle-inclusion', verdicts);
}

/** Consistency proofs of the same source. */
export async function merkleConsistency(vectors: string): Promise<SuiteResult> {
  const verdicts = new Map<string, boolean>();
  const notes: string[] = [];
  for (const { name, vector } of readVectors(path.join(vectors, 'merkle', 'testdata', 'consistency'))) {
    const { text, number, bytes, list, flag } = fieldsOf(name, vector);
    const claim = {
      oldSize: number('size1'),
      oldRoot: bytes(text('root1')),
      size: number('size2'),
      root: bytes(text('root2')),
      proof: list('proof').map(bytes),
    };
    if (!FROM_ZERO.includes(name)) {
      verdicts.set(name, (await verifyConsistency(claim, sha256)) !== flag('wantErr'));
      continue;
    }
    const failure = await contradicts(claim, flag('wantErr'));
    if (failure === null) notes.push(`set apart, not counted: ${name} (${text('desc')})`);
    else verdicts.set(`${name}: ${failure}`, false);
  }
  for (const name of FROM_ZERO) {
    const seen = [...notes, ...verdicts.keys()].some((line) => line.includes(name));
    if (!seen) verdicts.set(`${name}: the case that is set apart is not there`, false);
  }
  return result('merkle-consistency', verdicts, [...notes, ...EXPLANATION]);
}

const EXPLANATION = [
  'those three must fail for their size1 = 0 alone: a rule of the library they come from, not of RFC 9162',
  'nor of C2SP. Checked here instead: the roots they give are refused, since none is the root of a tree of',
  'its size, and with the roots of such trees the same claim verifies, as C2SP tlog-witness wants it.',
];

type Claim = Parameters<typeof verifyConsistency>[0];

/** Why our behaviour on a case from size zero is not the specification's; null where it is. */
async function contradicts(claim: Claim, wantErr: boolean): Promise<string | null> {
  if (claim.oldSize !== 0 || claim.proof.length > 0 || !wantErr)
    return 'no longer the case that is set apart';
  if (await verifyConsistency(claim, sha256)) return 'roots that no tree has were accepted';
  const empty = emptyRoot(sha256);
  const root = claim.size === 0 ? empty : leafHash(new Uint8Array(), sha256);
  const honest = { ...claim, oldRoot: empty, root };
  if (!(await verifyConsistency(honest, sha256))) return 'an empty proof from the empty tree was refused';
  if (await verifyConsistency({ ...honest, proof: [empty] }, sha256))
    return 'a proof that is not empty was accepted';
  return null;
}

/** The fields of a vector, each checked when it is read: a file of another shape must not pass unseen. */
function fieldsOf(name: string, vector: unknown) {
  if (typeof vector !== 'object' || vector === null) throw new TypeError(`${name}: not an object`);
  const fields = new Map<string, unknown>(Object.entries(vector));
  function unexpected(key: string): TypeError {
    return new TypeError(`${name}: ${key} is not what it should be`);
  }
  function text(key: string): string {
    const value = fields.get(key);
    if (typeof value !== 'string') throw unexpected(key);
    return value;
  }
  function number(key: string): number {
    const value = fields.get(key);
    if (typeof value !== 'number') throw unexpected(key);
    return value;
  }
  function flag(key: string): boolean {
    const value = fields.get(key);
    if (typeof value !== 'boolean') throw unexpected(key);
    return value;
  }
  /** Go writes an empty list as null. */
  function list(key: string): string[] {
    const value = fields.get(key) ?? [];
    if (!fields.has(key) || !Array.isArray(value)) throw unexpected(key);
    return value.map((item: unknown) => {
      if (typeof item !== 'string') throw unexpected(key);
      return item;
    });
  }
  function bytes(base64: string): Uint8Array {
    return Uint8Array.fromBase64(base64);
  }
  return { text, number, flag, list, bytes };
}
