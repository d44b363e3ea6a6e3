import {
  formatAddCheckpoint,
  fromUtf8,
  LogError,
  type Note,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
  parseSignatureLines,
  parseWitnessedSize,
  type VerifierKey,
  verifyNote,
} from '@wasl/log';
import { nodeCrypto } from '../crypto.ts';
import { type Fetch, postAddCheckpoint, type Reply } from './post.ts';
import { reasonOf } from './reasons.ts';

/** A witness as a policy names it: its submission prefix, and the key whose cosignatures count. */
export type WitnessAddress = { readonly url: string; readonly key: VerifierKey };

export type Submission = {
  /** The log's signed checkpoint. */
  readonly checkpointNote: Uint8Array;
  /** What the witness is believed to have seen last; 0 when nothing is known. */
  readonly oldSize: number;
  /** The consistency proof from a size below the checkpoint's. Not asked for where it would be empty. */
  readonly prove: (oldSize: number) => Promise<readonly Uint8Array[]>;
};

export type AskOptions = {
  /** For the whole conversation, proofs included. */
  readonly timeoutMs: number;
  readonly fetch?: Fetch;
};

export type WitnessAnswer =
  /** Verified under the witness's key; `time` in POSIX seconds. */
  | { readonly kind: 'cosigned'; readonly signature: NoteSignature; readonly time: number }
  /** The witness has cosigned a larger tree than ours. */
  | { readonly kind: 'ahead'; readonly size: number }
  /** The witness has cosigned another tree of our size. */
  | { readonly kind: 'conflict'; readonly size: number }
  /** No answer, or one of a server in trouble: ask again later. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** An answer that is not a cosignature, or not one to believe. */
  | { readonly kind: 'refused'; readonly reason: string };

function refused(reason: string): WitnessAnswer {
  return { kind: 'refused', reason };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch says "fetch failed" and leaves the reason in the cause.
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** Believes a 200 answer only as far as it verifies; lines of other keys are ignored (C2SP tlog-witness). */
async function openCosignature(lines: string, note: Note, key: VerifierKey): Promise<WitnessAnswer> {
  const signatures = parseSignatureLines(lines).filter(
    ({ name, keyId }) => name === key.name && keyId === key.keyId,
  );
  const [signature] = signatures;
  if (signature === undefined) return refused('the answer holds no signature of the witness');
  const [verified] = await verifyNote({ text: note.text, signatures }, [key], nodeCrypto);
  const time = verified?.time ?? null;
  return time === null
    ? refused('the key is not one for cosignatures')
    : { kind: 'cosigned', signature, time };
}

async function converse(
  key: VerifierKey,
  submission: Submission,
  send: (body: Uint8Array) => Promise<Reply>,
): Promise<WitnessAnswer> {
  const note = parseNote(submission.checkpointNote);
  const { size } = parseCheckpoint(note.text);

  async function submit(oldSize: number, attemptsLeft: number): Promise<WitnessAnswer> {
    let proof: readonly Uint8Array[];
    try {
      proof = oldSize === 0 || oldSize === size ? [] : await submission.prove(oldSize);
    } catch (error) {
      return refused(`there is no proof from size ${oldSize}: ${describe(error)}`);
    }
    const reply = await send(formatAddCheckpoint({ oldSize, proof, checkpoint: submission.checkpointNote }));
    const { status, body } = reply;
    if (status >= 500) return { kind: 'unreachable', reason: `${status}, ${reasonOf(status)}` };
    if (body === null) return refused('the answer is too large');
    if (status === 200) return openCosignature(fromUtf8(body), note, key);
    if (status !== 409 || reply.type !== 'text/x.tlog.size') return refused(`${status}, ${reasonOf(status)}`);
    const witnessed = parseWitnessedSize(fromUtf8(body));
    if (witnessed > size) return { kind: 'ahead', size: witnessed };
    if (witnessed === oldSize && oldSize === size) return { kind: 'conflict', size };
    // A log that kept asking would be led on for ever by a witness that kept changing its answer.
    if (witnessed === oldSize || attemptsLeft === 0) return refused(`the witness holds to size ${witnessed}`);
    return submit(witnessed, attemptsLeft - 1);
  }

  return submit(Math.min(submission.oldSize, size), 1);
}

/**
 * Asks a witness to cosign a checkpoint (C2SP tlog-witness). Where the witness has seen another size than
 * believed, asks once more with a proof from that one. Never throws, and never takes longer than allowed,
 * whatever is at the other end.
 */
export async function askWitness(
  witness: WitnessAddress,
  submission: Submission,
  { timeoutMs, fetch = globalThis.fetch }: AskOptions,
): Promise<WitnessAnswer> {
  const expiry = new AbortController();
  const late = Promise.withResolvers<WitnessAnswer>();
  const timer = setTimeout(() => {
    late.resolve({ kind: 'unreachable', reason: `no answer within ${timeoutMs} ms` });
    expiry.abort();
  }, timeoutMs);
  try {
    const send = (body: Uint8Array) => postAddCheckpoint(witness.url, body, expiry.signal, fetch);
    return await Promise.race([converse(witness.key, submission, send), late.promise]);
  } catch (error) {
    return error instanceof LogError
      ? refused(error.message)
      : { kind: 'unreachable', reason: describe(error) };
  } finally {
    clearTimeout(timer);
  }
}
