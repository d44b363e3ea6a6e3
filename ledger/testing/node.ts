import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { newId, Problem } from '@wasl/kernel';
import { parsePolicy, utf8 } from '@wasl/log';
import { encodeBody, type Verification, verifyReceipt } from '@wasl/receipt';
import type { Store } from '@wasl/store';
import { testStore } from '@wasl/store/testing';
import type { Client } from 'pg';
import { nodeCrypto, sha256 } from '../crypto.ts';
import { type FsckReport, fsck } from '../fsck.ts';
import { LEDGER_MODULE, type Ledger, type LedgerOptions, openLedger } from '../ledger.ts';
import type { ReceiptDraft } from '../receipts.ts';
import { readWitnessFile } from '../trust-file.ts';

export const NODE = 'node.example';

/** Longer than any test: what is public then changes only when a test says so. */
const NEVER_MS = 3_600_000;

/** A store of its own: the folder it lies in, and the superuser's address of its database. */
export type OwnStore = Store & { readonly home: string; readonly databaseUrl: string };

export type TestNode = {
  readonly store: OwnStore;
  readonly home: string;
  /** What the ledger reported, over all its openings. */
  readonly reports: string[];
  /** Opens the ledger, closing it first where it is open. */
  open(more?: Partial<LedgerOptions>): Promise<Ledger>;
  close(): Promise<void>;
  fsck(): Promise<FsckReport>;
  /** Runs statements with the rights of the schema's owner, which the ledger itself does not have. */
  asOwner<T>(work: (client: Client) => Promise<T>): Promise<T>;
};

/** A node on a database of its own, both gone when the test ends. `fixed` holds at every opening. */
export async function testNode(
  t: TestContext,
  fixed: Partial<LedgerOptions> = {},
  openStore: () => Promise<OwnStore> = () => testStore([LEDGER_MODULE]),
): Promise<TestNode> {
  const store = await openStore();
  const witnesses = await readWitnessFile(null);
  const reports: string[] = [];
  let ledger: Ledger | null = null;

  async function close(): Promise<void> {
    const closing = ledger;
    ledger = null;
    await closing?.close();
  }

  t.after(async () => {
    await close();
    await store.close();
  });
  return {
    store,
    home: store.home,
    reports,
    close,
    async open(more = {}) {
      await close();
      ledger = await openLedger({
        store,
        home: store.home,
        node: NODE,
        shard: '',
        witnesses,
        cadenceMs: NEVER_MS,
        report: (line) => reports.push(line),
        ...fixed,
        ...more,
      });
      return ledger;
    },
    fsck: () => during(store.connect(LEDGER_MODULE.name), fsck),
    asOwner: (work) => during(store.migrator(), work),
  };
}

async function during<T>(opening: Promise<Client>, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await opening;
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A receipt to enter, of a body as long as a real one's. */
export function draft(
  ledger: Ledger,
  tags: readonly Uint8Array[] = [],
  statement = 'x'.repeat(200),
): ReceiptDraft {
  const id = newId();
  const { origin, head } = ledger.registry.view();
  const body = encodeBody({
    kind: 'statement',
    id,
    node: NODE,
    registry: { origin, size: Math.max(1, head.size), root: head.root },
    at: new Date().toISOString(),
    organisation: 'model-directorate',
    statement,
  });
  return { id, body, tags };
}

/** Verifies a receipt file with the ledger's own trust file, as anyone who holds both can. */
export async function verified(ledger: Ledger, file: Uint8Array): Promise<Verification> {
  const policy = await parsePolicy(utf8(await ledger.trustFile()), sha256);
  return verifyReceipt(file, policy, nodeCrypto);
}

export async function assertSound(node: TestNode): Promise<void> {
  assert.deepEqual((await node.fsck()).findings, []);
}

/** For `assert.rejects`: a refusal with this code. */
export function refused(code: string): (error: unknown) => boolean {
  return (error) => {
    if (error instanceof Problem && error.code === code) return true;
    throw error;
  };
}
