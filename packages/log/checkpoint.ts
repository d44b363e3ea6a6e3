import { HASH_BYTES, hashFromBase64, parseDecimal, toBase64 } from './bytes.ts';
import { LogError } from './error.ts';
import { isNoteText } from './note.ts';

/** A tree head: which log, how many entries, and the root over them (32 bytes). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** One line of a note, and not an empty one. */
function isOrigin(origin: string): boolean {
  return origin !== '' && !origin.includes('\n') && isNoteText(`${origin}\n`);
}

/** The note text of a checkpoint (C2SP tlog-checkpoint). What `parseCheckpoint` would refuse is not written. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isOrigin(origin) || !Number.isSafeInteger(size) || size < 0 || root.length !== HASH_BYTES) {
    throw new LogError('checkpoint-malformed', 'not a checkpoint that can be written');
  }
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Parses the note text of a checkpoint. Extension lines are refused: no monitor can audit them. The
 * origin may be any line: C2SP tlog-checkpoint forbids to assume more. Only one that is the name of a
 * trusted key is ever trusted.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', end, ...extensions] = text.split('\n');
  if (end !== '' || extensions.length > 0 || !isOrigin(origin)) {
    throw new LogError('checkpoint-malformed', 'a checkpoint is an origin, a size and a root, nothing more');
  }
  return { origin, size: parseDecimal(size), root: hashFromBase64(root) };
}
