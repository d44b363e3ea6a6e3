import { Problem } from '@wasl/kernel';
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

/**
 * Opens the contracts that current services name, by `digests`. One that this release cannot read any more is
 * reported, and its service is not known until a later version is published: it keeps no node from starting.
 */
export async function openContracts(
  pool: Pool,
  clock: () => number,
  digests: ReadonlySet<string>,
  report: (line: string) => void,
): Promise<ContractStore> {
  const compiled = new Map<string, CompiledContract>();

  function compile(document: Uint8Array): void {
    const contract = compileContract(parseContract(document));
    compiled.set(contract.contract.digest, contract);
  }

  const hashes = [...digests].map((digest) => Buffer.from(digest.slice('sha-256:'.length), 'base64'));
  const { rows } = await pool.query<{ document: Buffer }>(
    'SELECT document FROM exchange.contract WHERE digest = ANY($1)',
    [hashes],
  );
  for (const { document } of rows) {
    try {
      compile(document);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      report(`a published contract cannot be used: ${error.message}`);
    }
  }

  return {
    compiled,
    async keep(document) {
      const contract = compileContract(parseContract(document));
      const { digest } = contract.contract;
      if (compiled.has(digest)) return digest;
      await pool.query(
        'INSERT INTO exchange.contract (digest, document, entered_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [sha256(document), document, new Date(clock())],
      );
      compiled.set(digest, contract);
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
