import {
  type Checkpoint,
  formatCheckpoint,
  fromUtf8,
  LogError,
  parseCheckpoint,
  parseDecimal,
  utf8,
} from '@wasl/log';
import { sha256 } from '../crypto.ts';

/** What a witness remembers of one log: the latest head it cosigned, and the time it put on it (seconds). */
export type WitnessState = { readonly checkpoint: Checkpoint; readonly time: number };

const HEADER = 'wasl-witness/v1';

/** The one spelling of a state. The last line is the SHA-256 of those above: disks change bits. */
export function formatState({ checkpoint, time }: WitnessState): Uint8Array {
  const text = `${HEADER}\n${formatCheckpoint(checkpoint)}time ${time}\n`;
  return utf8(`${text}sha256 ${sha256(utf8(text)).toHex()}\n`);
}

/** The inverse of `formatState`: whatever it would not have written is refused, checksum included. */
export function parseState(bytes: Uint8Array): WitnessState {
  const text = fromUtf8(bytes);
  const [, origin = '', size = '', root = '', time = ''] = text.split('\n');
  const state: WitnessState = {
    checkpoint: parseCheckpoint(`${origin}\n${size}\n${root}\n`),
    time: parseDecimal(time.replace(/^time /, '')),
  };
  if (fromUtf8(formatState(state)) !== text)
    throw new LogError('checkpoint-malformed', 'not the state of a witness');
  return state;
}

/**
 * The file name of a log's state: its origin with everything but lower-case letters, digits, `-`, `_` and
 * inner dots percent-encoded, since file systems may fold case and give meaning to dots and slashes.
 */
export function stateFileName(origin: string): string {
  return Array.from(utf8(origin), (octet, i) => {
    const character = String.fromCharCode(octet);
    const plain = /[a-z0-9_-]/.test(character) || (character === '.' && i > 0);
    return plain ? character : `%${octet.toString(16).padStart(2, '0')}`;
  }).join('');
}
