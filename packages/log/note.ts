import { concat, fromBase64, fromUtf8, readU64be, toBase64, u64be, utf8 } from './bytes.ts';
import type { SignEd25519, VerifierCrypto } from './crypto.ts';
import { LogError } from './error.ts';
import { isKeyName, type SignatureType, type VerifierKey } from './key.ts';

/** One signature line: who claims to have signed, and the bytes after the key ID. */
export type NoteSignature = {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
};

/** A C2SP signed note. Its text must be ignored until a trusted key's signature has been verified. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A signature that was verified; `time` (POSIX seconds) where the signature type carries one. */
export type VerifiedSignature = { readonly key: VerifierKey; readonly time: number | null };

const MAX_NOTE_BYTES = 1_000_000;
const MAX_SIGNATURES = 100;
const ED25519_BYTES = 64;
const TIME_BYTES = 8;
const SIGNATURE_LINE = /^— ([^ ]+) ([A-Za-z0-9+/]+=*)$/;

function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? [];
  if (!isKeyName(name)) throw new LogError('note-malformed', 'a signature line is malformed');
  const bytes = fromBase64(base64);
  if (bytes.length < 5) throw new LogError('note-malformed', 'a signature is too short');
  return { name, keyId: bytes.slice(0, 4).toHex(), signature: bytes.slice(4) };
}

/** What `parseSignatureLines` would refuse is not written. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(keyId) || signature.length === 0) {
    throw new LogError('note-malformed', 'not a signature that can be written');
  }
  return `— ${name} ${toBase64(concat(Uint8Array.fromHex(keyId), signature))}\n`;
}

/** Parses consecutive signature lines, each ending in a newline: a note's last part, a witness's answer. */
export function parseSignatureLines(text: string): NoteSignature[] {
  if (!text.endsWith('\n')) throw new LogError('note-malformed', 'the last line has no newline');
  const lines = text.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new LogError('note-too-large', 'the note has too many signatures');
  return lines.map(parseSignatureLine);
}

/** Whether a text may be signed: it ends in a newline and holds no other control character. */
export function isNoteText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the format forbids.
  return text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]/.test(text) && text.isWellFormed();
}

/** Parses a note strictly; the text is split from the signatures at the last empty line. Verifies nothing. */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > MAX_NOTE_BYTES) throw new LogError('note-too-large', 'the note is too large');
  const whole = fromUtf8(bytes);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !isNoteText(whole)) throw new LogError('note-malformed', 'not a signed note');
  return { text: whole.slice(0, split + 1), signatures: parseSignatureLines(whole.slice(split + 2)) };
}

export function formatNote({ text, signatures }: Note): Uint8Array {
  if (!isNoteText(text)) throw new LogError('note-malformed', 'the text cannot be signed as a note');
  if (signatures.length === 0) throw new LogError('note-malformed', 'a note has at least one signature');
  return utf8(`${text}\n${signatures.map(formatSignatureLine).join('')}`);
}

/** What each signature type signs, and where its bytes lie. ML-DSA-44 will be a third row. */
const TYPES: Readonly<
  Record<
    SignatureType,
    {
      length: number;
      time(signature: Uint8Array): number | null;
      message(text: string, time: number | null): Uint8Array;
    }
  >
> = {
  ed25519: { length: ED25519_BYTES, time: () => null, message: (text) => utf8(text) },
  cosignature: {
    length: TIME_BYTES + ED25519_BYTES,
    time: (signature) => readU64be(signature.subarray(0, TIME_BYTES)),
    message: (text, time) => utf8(`cosignature/v1\ntime ${time}\n${text}`),
  },
};

/**
 * Signs a note's text with a key. `time` (POSIX seconds) belongs to cosignatures, C2SP tlog-cosignature,
 * where it must be given, and is ignored by plain signatures.
 */
export async function signNote(
  text: string,
  key: Pick<VerifierKey, 'name' | 'keyId' | 'type'>,
  sign: SignEd25519,
  time = 0,
): Promise<NoteSignature> {
  const stamped = key.type === 'cosignature';
  if (!isNoteText(text)) throw new LogError('note-malformed', 'the text cannot be signed as a note');
  if (stamped && !(Number.isSafeInteger(time) && time > 0)) {
    throw new LogError('number-malformed', 'a cosignature states its time in whole seconds');
  }
  const signature = await sign(TYPES[key.type].message(text, stamped ? time : null));
  return {
    name: key.name,
    keyId: key.keyId,
    signature: stamped ? concat(u64be(time), signature) : signature,
  };
}

/**
 * The signatures of trusted keys, one for each key, in the note's order. Signatures of unknown keys are
 * ignored; one known key whose signature fails refuses the note; so does a note no known key signed.
 */
export async function verifyNote(
  note: Note,
  keys: readonly VerifierKey[],
  crypto: VerifierCrypto,
): Promise<VerifiedSignature[]> {
  const verified = new Map<VerifierKey, VerifiedSignature>();
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((candidate) => candidate.name === name && candidate.keyId === keyId);
    if (key === undefined) continue;
    const type = TYPES[key.type];
    const wellFormed = signature.length === type.length;
    const time = wellFormed ? type.time(signature) : null;
    const valid =
      wellFormed &&
      (await crypto.verifyEd25519(
        key.publicKey,
        type.message(note.text, time),
        signature.slice(type.length - ED25519_BYTES),
      ));
    if (!valid) throw new LogError('note-signature-invalid', `the signature of ${name} does not verify`);
    if (!verified.has(key)) verified.set(key, { key, time });
  }
  if (verified.size === 0) throw new LogError('note-unsigned', 'no trusted key signed the note');
  return [...verified.values()];
}
