import { hashFromBase64, parseDecimal, toBase64 } from './bytes.ts';
import { LogError } from './error.ts';
import { isKeyName } from './key.ts';

/** A tree head: which log, how many entries, and the root over them (32 bytes). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** The note text of a checkpoint (C2SP tlog-checkpoint). */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Parses the note text of a checkpoint. Extension lines are refused: no monitor can audit them. The
 * origin must be usable as a key name, which is what identifies a log in a policy.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', end, ...extensions] = text.split('\n');
  if (end !== '' || extensions.length > 0 || !isKeyName(origin)) {
    throw new LogError('checkpoint-malformed', 'a checkpoint is an origin, a size and a root, nothing more');
  }
  return { origin, size: parseDecimal(size), root: hashFromBase64(root) };
}
