import { concat, fromBase64, fromUtf8, hashFromBase64, parseDecimal, toBase64, utf8 } from './bytes.ts';
import { LogError } from './error.ts';

/** A C2SP tlog-proof: index, inclusion proof leaf upward, and the checkpoint's note, verbatim. */
export type TlogProof = {
  /** Not authenticated: never to be trusted. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: Uint8Array;
};

const HEADER = 'c2sp.org/tlog-proof@v1';
/** No tree we could index is higher than 53 levels; the specification's trees stop at 63. */
const MAX_PROOF = 63;

export function formatTlogProof({ extra, index, proof, checkpoint }: TlogProof): Uint8Array {
  const lines = [
    HEADER,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
  ];
  return concat(utf8(`${lines.join('\n')}\n\n`), checkpoint);
}

export function parseTlogProof(bytes: Uint8Array): TlogProof {
  const text = fromUtf8(bytes);
  const end = text.indexOf('\n\n');
  if (end < 0) throw new LogError('proof-malformed', 'the proof has no checkpoint');
  const [header, ...rest] = text.slice(0, end).split('\n');
  const extraLine = rest[0]?.startsWith('extra ') ? rest.shift() : undefined;
  const indexLine = rest.shift();
  if (header !== HEADER || indexLine?.startsWith('index ') !== true || rest.length > MAX_PROOF) {
    throw new LogError('proof-malformed', 'not a tlog-proof');
  }
  return {
    extra: extraLine === undefined ? null : fromBase64(extraLine.slice('extra '.length)),
    index: parseDecimal(indexLine.slice('index '.length)),
    proof: rest.map(hashFromBase64),
    checkpoint: utf8(text.slice(end + 2)),
  };
}
