import { fromBase64, parseDecimal, toBase64 } from '@wasl/log';
import { SALT_BYTES } from './commitment.ts';
import type { CurrentProof } from './current-tree.ts';
import { type LineReader, malformed } from './file-line.ts';
import { formatLogProof, type LogProof, parseLogProof } from './log-proof.ts';

/** A signed statement (the whole note) and the proof that it was current at the registry head. */
export type StatementProof = CurrentProof & { readonly bytes: Uint8Array };

/** The registry head that a body leans on, proven. */
export type HeadProof = {
  /** The last entry of the registry tree that the body names. */
  readonly entry: Uint8Array;
  /** Of that entry, in the registry log, at a checkpoint of that tree's size or a later one. */
  readonly proof: LogProof;
  /** From the size that the body names to the checkpoint's; empty where they are equal. */
  readonly consistency: readonly Uint8Array[];
};

/** What a receipt file holds: no payload, and no opening of a request, an answer or a tag. */
export type Receipt = {
  readonly body: Uint8Array;
  readonly salt: Uint8Array;
  readonly leaf: Uint8Array;
  /** Of the leaf, in the receipt log. */
  readonly proof: LogProof;
  readonly head: HeadProof;
  /** In ascending order of their index. */
  readonly statements: readonly StatementProof[];
};

const MAX_STATEMENTS = 64;

/** The lines of a receipt file between its header and its digest. */
export function formatReceipt({ body, salt, leaf, proof, head, statements }: Receipt): string {
  return [
    `body ${toBase64(body)}\n`,
    `salt ${toBase64(salt)}\n`,
    `leaf ${toBase64(leaf)}\n`,
    formatBlock('proof', formatLogProof(proof)),
    `head ${toBase64(head.entry)}\n`,
    formatBlock('head-proof', formatLogProof(head.proof)),
    `head-consistency ${head.consistency.length}\n`,
    formatHashes(head.consistency),
    `statements ${statements.length}\n`,
    ...statements.map((statement) => {
      const { bytes, index, proof: hashes } = statement;
      return `statement ${toBase64(bytes)} ${index} ${hashes.length}\n${formatHashes(hashes)}`;
    }),
  ].join('');
}

/** Reads what `formatReceipt` writes. */
export function readReceipt(reader: LineReader): Receipt {
  const body = reader.base64('body');
  const salt = reader.base64('salt');
  if (salt.length !== SALT_BYTES) throw malformed('a receipt salt is 32 bytes');
  const leaf = reader.base64('leaf');
  const proof = parseLogProof(reader.block('proof'));
  const entry = reader.base64('head');
  const headProof = parseLogProof(reader.block('head-proof'));
  const consistency = reader.hashes(reader.count('head-consistency'));
  const head = { entry, proof: headProof, consistency };
  return { body, salt, leaf, proof, head, statements: readStatements(reader) };
}

function readStatements(reader: LineReader): StatementProof[] {
  const count = reader.count('statements');
  if (count > MAX_STATEMENTS) throw malformed(`more than ${MAX_STATEMENTS} statements`);
  const statements = Array.from({ length: count }, () => {
    const [note = '', index = '', hashes = ''] = reader.value('statement').split(' ');
    return {
      bytes: fromBase64(note),
      index: parseDecimal(index),
      proof: reader.hashes(parseDecimal(hashes)),
    };
  });
  const ascend = statements.every(({ index }, i) => index > (statements[i - 1]?.index ?? -1));
  if (!ascend) throw malformed('the statements are not in the order of their index');
  return statements;
}

function formatBlock(keyword: string, block: string): string {
  return `${keyword} ${block.split('\n').length - 1}\n${block}`;
}

function formatHashes(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => `${toBase64(hash)}\n`).join('');
}
