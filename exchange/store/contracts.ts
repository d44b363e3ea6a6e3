import { sha256 } from '@wasl/ledger';
import type { Pool } from 'pg';
import { type CompiledContract, compileContract } from '../contract/compile.ts';
import { parseContract } from '../contract/parse.ts';

/** Contracts by digest, compiled once and kept: those in the database, and those that arrive. */
export type ContractStore = {
  /** By digest, `sha-256:` and Base64. */
  readonly compiled: ReadonlyMap<string, CompiledContract>;
  /** Parses and keeps a document (at most 256 KiB) durably; gives its digest. Throws `contract-malformed`. */
  keep(document: Uint8Array): Promise<string>;
  /** The bytes of a document by the hexadecimal digits of its digest, null where it is not known. */
  document(hex: string): Promise<Uint8Array | null>;
};

/** Opens the contracts that the database holds. */
export async function openContracts(pool: Pool, clock: () => number): Promise<ContractStore> {
  const compiled = new Map<string, CompiledContract>();

  function compile(document: Uint8Array): CompiledContract {
    const contract = compileContract(parseContract(document));
    compiled.set(contract.contract.digest, contract);
    return contract;
  }

  const { rows } = await pool.query<{ document: Buffer }>('SELECT document FROM exchange.contract');
  for (const { document } of rows) compile(document);

  return {
    compiled,
    async keep(document) {
      const { digest } = parseContract(document);
      if (compiled.has(digest)) return digest;
      await pool.query(
        'INSERT INTO exchange.contract (digest, document, entered_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [sha256(document), document, new Date(clock())],
      );
      compile(document);
      return digest;
    },
    async document(hex) {
      const found = await pool.query<{ document: Buffer }>(
        'SELECT document FROM exchange.contract WHERE digest = $1',
        [Buffer.from(hex, 'hex')],
      );
      return found.rows[0]?.document ?? null;
    },
  };
}
