import assert from 'node:assert/strict';
import { formatSignatureLine, keyIdOf, parseNote, signNote, type VerifierKey } from '@wasl/log';
import { generateSeed, publicKeyOf, sha256, signerOf } from '../../crypto.ts';
import type { Submission, WitnessAnswer } from '../client.ts';
import { WITNESS_NAME } from './names.ts';
import type { TestLog } from './test-log.ts';

/** A log's own side of the conversation: its checkpoint of `size`, and what it believes the witness saw. */
export async function submission(log: TestLog, oldSize: number, size: number): Promise<Submission> {
  return { checkpointNote: await log.note(size), oldSize, prove: async (from) => log.prove(from, size) };
}

/** A witness's key without its witness: `cosign` gives the signature line over any checkpoint. */
export async function newWitnessKey(name = WITNESS_NAME) {
  const seed = generateSeed();
  const publicKey = publicKeyOf(seed);
  const keyId = await keyIdOf(name, 'cosignature', publicKey, sha256);
  const verifier: VerifierKey = { name, keyId, type: 'cosignature', publicKey };
  const cosign = async (note: Uint8Array, time = 1_790_000_000) =>
    formatSignatureLine(await signNote(parseNote(note).text, verifier, signerOf(seed), time));
  return { verifier, cosign };
}

export function assertKind(answer: WitnessAnswer, kind: WitnessAnswer['kind'], reason?: RegExp): void {
  assert.equal(answer.kind, kind, JSON.stringify(answer));
  if (reason !== undefined) assert.match('reason' in answer ? answer.reason : '', reason);
}
