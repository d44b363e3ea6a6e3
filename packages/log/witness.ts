import { concat, equal, fromUtf8, hashFromBase64, parseDecimal, toBase64, utf8 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { VerifierCrypto } from './crypto.ts';
import { LogError } from './error.ts';
import type { VerifierKey } from './key.ts';
import { type Note, parseNote, verifyNote } from './note.ts';
import { verifyConsistency } from './proof.ts';

/** The request of C2SP tlog-witness `add-checkpoint`; `checkpoint` is a signed note. */
export type AddCheckpoint = {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: Uint8Array;
};

/** What a witness remembers of a log: the latest tree head it cosigned. */
export type WitnessedHead = { readonly size: number; readonly root: Uint8Array };

/** What a witness answers; `cosign` is to be persisted before the cosignature leaves. */
export type WitnessDecision =
  | { readonly status: 200; readonly cosign: Checkpoint; readonly text: string }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422 };

const MAX_PROOF = 63;

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array {
  const lines = [`old ${oldSize}`, ...proof.map(toBase64)];
  return concat(utf8(`${lines.join('\n')}\n\n`), checkpoint);
}

export function parseAddCheckpoint(bytes: Uint8Array): AddCheckpoint {
  const text = fromUtf8(bytes);
  const end = text.indexOf('\n\n');
  const [oldLine = '', ...proof] = text.slice(0, Math.max(end, 0)).split('\n');
  if (end < 0 || !oldLine.startsWith('old ') || proof.length > MAX_PROOF) {
    throw new LogError('request-malformed', 'not an add-checkpoint request');
  }
  return {
    oldSize: parseDecimal(oldLine.slice('old '.length)),
    proof: proof.map(hashFromBase64),
    checkpoint: utf8(text.slice(end + 2)),
  };
}

/**
 * Decides an add-checkpoint request in the order of C2SP tlog-witness. `logKeys` are the trusted keys of
 * all logs, `headOf` the witness's own record; both checks and record must be made under one lock.
 */
export async function decideAddCheckpoint(
  request: AddCheckpoint,
  logKeys: readonly VerifierKey[],
  headOf: (origin: string) => WitnessedHead | null,
  crypto: VerifierCrypto,
): Promise<WitnessDecision> {
  let note: Note;
  let checkpoint: Checkpoint;
  try {
    note = parseNote(request.checkpoint);
    checkpoint = parseCheckpoint(note.text);
  } catch (error) {
    return answerTo(error, 400);
  }
  const keys = logKeys.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return { status: 404 };
  try {
    await verifyNote(note, keys, crypto);
  } catch (error) {
    return answerTo(error, 403);
  }
  if (request.oldSize > checkpoint.size) return { status: 400 };
  const head = headOf(checkpoint.origin) ?? {
    size: 0,
    root: await crypto.sha256(new Uint8Array()),
  };
  if (request.oldSize !== head.size) return { status: 409, size: head.size };
  if (request.oldSize === checkpoint.size && !equal(head.root, checkpoint.root)) {
    return { status: 409, size: head.size };
  }
  const consistent = await verifyConsistency(
    {
      oldSize: head.size,
      oldRoot: head.root,
      size: checkpoint.size,
      root: checkpoint.root,
      proof: request.proof,
    },
    crypto.sha256,
  );
  return consistent ? { status: 200, cosign: checkpoint, text: note.text } : { status: 422 };
}

/** A refusal is the requester's fault; anything else is the witness's own and must not be answered as one. */
function answerTo(error: unknown, status: 400 | 403): WitnessDecision {
  if (!(error instanceof LogError)) throw error;
  return { status };
}

/** The size in a 409 answer: decimal and a newline, as text/x.tlog.size. */
export function parseWitnessedSize(text: string): number {
  if (!text.endsWith('\n')) throw new LogError('number-malformed', 'the size has no newline');
  return parseDecimal(text.slice(0, -1));
}
