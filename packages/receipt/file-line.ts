import { fromBase64, hashFromBase64, parseDecimal } from '@wasl/log';
import { ReceiptError } from './error.ts';

/** No tree that we could index is higher (C2SP tlog-proof). */
const MAX_HASHES = 63;

/** Reads the lines of a receipt file one after the other, each by the keyword that must stand there. */
export function createLineReader(text: string) {
  const lines = text.split('\n');
  let at = 0;

  function next(): string {
    const line = lines[at];
    if (line === undefined) throw malformed('the file ends too early');
    at += 1;
    return line;
  }

  function value(keyword: string): string {
    const line = next();
    if (!line.startsWith(`${keyword} `)) throw malformed(`there is no line ${keyword} where it belongs`);
    return line.slice(keyword.length + 1);
  }

  return {
    next,
    /** What follows `<keyword> `. */
    value,
    count: (keyword: string): number => parseDecimal(value(keyword)),
    base64: (keyword: string): Uint8Array => fromBase64(value(keyword)),
    /** `<keyword> <number of lines>`, then that many lines of another format, verbatim. */
    block(keyword: string): string {
      const count = parseDecimal(value(keyword));
      const block = lines.slice(at, at + count);
      at += count;
      return block.map((line) => `${line}\n`).join('');
    },
    /** So many lines of one hash each. */
    hashes(count: number): Uint8Array[] {
      if (count > MAX_HASHES) throw malformed('a proof of too many hashes');
      return Array.from({ length: count }, () => hashFromBase64(next()));
    },
  };
}

export type LineReader = ReturnType<typeof createLineReader>;

export function malformed(why: string): ReceiptError {
  return new ReceiptError('file-malformed', why);
}
