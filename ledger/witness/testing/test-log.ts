import {
  consistencyPlan,
  EMPTY_FRONTIER,
  extend,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  keyIdOf,
  leafHash,
  proofFromHashes,
  rootOf,
  type SubtreeId,
  signNote,
  utf8,
  type VerifierKey,
} from '@wasl/log';
import { generateSeed, publicKeyOf, sha256, signerOf } from '../../crypto.ts';

/** A log in memory. `branch` names its entries, so that logs of other branches have other roots. */
export type TestLog = {
  readonly origin: string;
  readonly key: VerifierKey;
  grow(size: number): TestLog;
  /** The same log and key up to `size`, another from there on. */
  fork(size: number, branch: string): TestLog;
  root(size: number): Uint8Array;
  note(size: number): Promise<Uint8Array>;
  prove(oldSize: number, size: number): Uint8Array[];
  /** The add-checkpoint request from one size to another. */
  request(oldSize: number, size: number): Promise<Uint8Array>;
};

export async function createTestLog(origin: string): Promise<TestLog> {
  const seed = generateSeed();
  const publicKey = publicKeyOf(seed);
  const keyId = await keyIdOf(origin, 'ed25519', publicKey, sha256);
  const key: VerifierKey = { name: origin, keyId, type: 'ed25519', publicKey };
  return testLog(key, signerOf(seed), [], 'main');
}

function testLog(
  key: VerifierKey,
  sign: (message: Uint8Array) => Uint8Array,
  leaves: readonly Uint8Array[],
  branch: string,
): TestLog {
  const rootBetween = (start: number, end: number) =>
    rootOf(extend(EMPTY_FRONTIER, leaves.slice(start, end), sha256), sha256);
  const hashOf = ({ level, index }: SubtreeId) => rootBetween(index * 2 ** level, (index + 1) * 2 ** level);
  const log: TestLog = {
    origin: key.name,
    key,
    grow(size) {
      const added = Array.from({ length: Math.max(0, size - leaves.length) }, (_, i) =>
        leafHash(utf8(`${branch} ${leaves.length + i}`), sha256),
      );
      return testLog(key, sign, [...leaves, ...added], branch);
    },
    fork: (size, name) => testLog(key, sign, leaves.slice(0, size), name),
    root: (size) => rootBetween(0, size),
    async note(size) {
      const text = formatCheckpoint({ origin: key.name, size, root: log.root(size) });
      return formatNote({ text, signatures: [await signNote(text, key, sign)] });
    },
    prove(oldSize, size) {
      const plan = consistencyPlan(oldSize, size);
      return proofFromHashes(plan, plan.flat().map(hashOf), sha256);
    },
    async request(oldSize, size) {
      return formatAddCheckpoint({
        oldSize,
        proof: log.prove(oldSize, size),
        checkpoint: await log.note(size),
      });
    },
  };
  return log;
}
