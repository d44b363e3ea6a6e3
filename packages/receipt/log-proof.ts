import {
  formatTlogProof,
  fromUtf8,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  type TlogProof,
  utf8,
} from '@wasl/log';
import { ReceiptError } from './error.ts';

/** An inclusion proof and the signed checkpoint it leads to, verbatim: a C2SP tlog-proof without extra data. */
export type LogProof = Omit<TlogProof, 'extra'>;

export function formatLogProof(proof: LogProof): string {
  return fromUtf8(formatTlogProof({ ...proof, extra: null }));
}

/** Parses it down to the checkpoint's lines, so that what verification meets later is at least well formed. */
export function parseLogProof(text: string): LogProof {
  const { extra, ...proof } = parseTlogProof(utf8(text));
  if (extra !== null)
    throw new ReceiptError('file-malformed', 'extra data of a proof is authenticated by nobody');
  parseCheckpoint(parseNote(proof.checkpoint).text);
  return proof;
}
