import { concat, fromUtf8, hashFromBase64, parseDecimal, toBase64, utf8 } from '@wasl/log';
import { ReceiptError, refuseAs } from './error.ts';
import { parseStatement, type SignedStatement } from './statement.ts';

/**
 * An entry of a registry log. `current` is the tree over the statements current *after* this entry: how
 * many they are, and its root (see `CurrentTree`).
 */
export type RegistryEntry = {
  readonly current: { readonly count: number; readonly root: Uint8Array };
  readonly signed: SignedStatement;
};

const HEADER = 'wasl/registry/v1';

/** The bytes of an entry; the signed statement is kept as it came. */
export function encodeRegistryEntry({ current, signed }: RegistryEntry): Uint8Array {
  const head = `${HEADER}\ncurrent ${current.count} ${toBase64(current.root)}\n\n`;
  return concat(utf8(head), signed.bytes);
}

/** Parses an entry strictly; the statement within is parsed too, and verified by nobody yet. */
export function parseRegistryEntry(bytes: Uint8Array): RegistryEntry {
  return refuseAs('registry-entry-malformed', () => {
    const text = fromUtf8(bytes);
    const [header, current = '', blank] = text.split('\n', 3);
    const [keyword, count = '', root = '', ...more] = current.split(' ');
    if (header !== HEADER || keyword !== 'current' || more.length > 0 || blank !== '') {
      throw new ReceiptError('registry-entry-malformed', 'not an entry of a registry log');
    }
    return {
      current: { count: parseDecimal(count), root: hashFromBase64(root) },
      signed: parseStatement(bytes.slice(utf8(`${header}\n${current}\n\n`).length)),
    };
  });
}
