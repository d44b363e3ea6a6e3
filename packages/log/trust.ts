import { equal } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { VerifierCrypto } from './crypto.ts';
import { LogError } from './error.ts';
import { parseNote, verifyNote } from './note.ts';
import { meetsQuorum, type Policy } from './policy.ts';

/** A witness that cosigned, by its name in the policy; `time` in POSIX seconds. */
export type Witnessing = { readonly name: string; readonly time: number };

export type TrustedCheckpoint = {
  readonly checkpoint: Checkpoint;
  /** Cosignatures that count: of witnesses in the policy that are not the log's own operator. */
  readonly witnesses: readonly Witnessing[];
  readonly quorumMet: boolean;
};

/**
 * The operator behind a key name or origin: what stands before the first slash of a schema-less URL. Host
 * names have no case, so another spelling does not make another operator.
 */
export function operatorOf(name: string): string {
  return (name.split('/', 1)[0] ?? name).toLowerCase();
}

/**
 * Opens a checkpoint under a policy: signed by a log of the policy whose name is the origin, and by
 * which witnesses. A witness run by the log's own operator, or signing with the log's own key, counts for
 * nothing. Throws when no log of the policy signed, or when a known key's signature fails.
 */
export async function openCheckpoint(
  noteBytes: Uint8Array,
  policy: Policy,
  crypto: VerifierCrypto,
): Promise<TrustedCheckpoint> {
  const note = parseNote(noteBytes);
  const checkpoint = parseCheckpoint(note.text);
  const logs = policy.logs.filter(({ key }) => key.name === checkpoint.origin);
  if (logs.length === 0) throw new LogError('note-unsigned', 'the policy does not list this log');
  const keys = [...logs, ...policy.witnesses].map(({ key }) => key);
  const signatures = await verifyNote(note, keys, crypto);
  if (!signatures.some(({ key }) => logs.some((log) => log.key === key))) {
    throw new LogError('note-unsigned', 'no key of this log signed the checkpoint');
  }
  const witnesses = signatures.flatMap(({ key, time }) => {
    const witness = policy.witnesses.find((candidate) => candidate.key === key);
    const independent =
      operatorOf(key.name) !== operatorOf(checkpoint.origin) &&
      !logs.some((log) => equal(log.key.publicKey, key.publicKey));
    return witness !== undefined && time !== null && independent ? [{ name: witness.name, time }] : [];
  });
  return {
    checkpoint,
    witnesses,
    quorumMet: meetsQuorum(policy, new Set(witnesses.map(({ name }) => name))),
  };
}
