import {
  applyStatement,
  authoriseStatement,
  type CurrentTree,
  EMPTY_CURRENT_TREE,
  encodeRegistryEntry,
  parseRegistryEntry,
  parseStatement,
  ReceiptError,
  type SignedStatement,
  summariseCurrent,
} from '@wasl/receipt';
import { commitStatement } from './commit-sql.ts';
import { nodeCrypto, sha256 } from './crypto.ts';
import { type Queryable, readEntries } from './log-rows.ts';
import type { Head, LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';
import type { Batch, Lane } from './sequencer.ts';

/** The registry at one of its heads: what was current, and the entry that commits to it. */
export type RegistryView = {
  readonly head: Head;
  readonly origin: string;
  readonly tree: CurrentTree;
  readonly entry: Uint8Array;
};

type Pending = {
  readonly signed: SignedStatement;
  readonly tree: CurrentTree;
  resolve(view: RegistryView): void;
  reject(reason: unknown): void;
};

const READ_AT_ONCE = 500;
const MAX_VIEWS = 8;

/** What is current after the first `size` entries of a registry log, replayed from the entries themselves. */
export async function replayRegistry(
  db: Queryable,
  log: LogState['log'],
  size: number,
): Promise<CurrentTree> {
  let tree = EMPTY_CURRENT_TREE;
  for (let from = 0; from < size; from += READ_AT_ONCE) {
    for (const entry of await readEntries(db, log, from, Math.min(size, from + READ_AT_ONCE))) {
      tree = applyStatement(tree, parseRegistryEntry(entry).signed, sha256);
    }
  }
  return tree;
}

/**
 * The registry log: signed statements in clear, each entry with the root over what is then current. One
 * statement a batch, since an entry holds what the one before it made current.
 */
export async function openRegistry(db: Queryable, state: () => LogState, notify: () => void) {
  const { log, head } = state();
  let view = await viewAt(head, await replayRegistry(db, log, head.size));
  const views = new Map<number, RegistryView>();
  let pending: Pending | null = null;
  let stopped: Error | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function viewAt(at: Head, tree: CurrentTree): Promise<RegistryView> {
    const [entry = new Uint8Array()] = at.size === 0 ? [] : await readEntries(db, log, at.size - 1, at.size);
    return { head: at, origin: log.origin, tree, entry };
  }

  function next(): Batch | null {
    if (pending === null) return null;
    const { signed, tree, resolve, reject } = pending;
    pending = null;
    const entry = encodeRegistryEntry({ current: summariseCurrent(tree, sha256), signed });
    const { subject, action } = signed.statement;
    return {
      entries: [entry],
      commit: (client, step) =>
        commitStatement(client, step, entry, subject, action === 'set' ? signed.bytes : null),
      committed(after) {
        view = { head: after.head, origin: log.origin, tree, entry };
        resolve(view);
      },
      failed: reject,
    };
  }

  const lane: Lane = {
    logId: log.id,
    next,
    close(reason) {
      stopped = reason;
    },
    fail(reason) {
      stopped = reason;
      pending?.reject(reason);
      pending = null;
    },
  };

  async function append(signed: SignedStatement): Promise<RegistryView> {
    if (stopped !== null) throw stopped;
    const tree = applied(view.tree, signed);
    const { promise, resolve, reject } = Promise.withResolvers<RegistryView>();
    pending = { signed, tree, resolve, reject };
    notify();
    return promise;
  }

  /** Statements enter one at a time, each judged by what the one before it left current. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  return {
    lane,
    view: (): RegistryView => view,

    /** Enters a signed statement of kind set or withdraw; resolves once it is durable. */
    enter(note: Uint8Array): Promise<RegistryView> {
      const signed = readStatement(note);
      if (signed.statement.action === 'note') {
        throw ledgerProblem('statement-malformed', { why: 'a note does not enter the registry' });
      }
      return inTurn(async () => {
        await authorise(view.tree, signed);
        return append(signed);
      });
    },

    /** Carries statements over from an earlier shard, as they are: they were judged when they entered. */
    carryOver(notes: readonly Uint8Array[]): Promise<void> {
      return inTurn(async () => {
        for (const note of notes) await append(parseStatement(note));
      });
    },

    /** The registry as it stood at an earlier head of this log. */
    async at(earlier: Head): Promise<RegistryView> {
      if (earlier.size === view.head.size) return view;
      const known = views.get(earlier.size);
      if (known !== undefined) return known;
      const found = await viewAt(earlier, await replayRegistry(db, log, earlier.size));
      if (views.size >= MAX_VIEWS) views.clear();
      views.set(earlier.size, found);
      return found;
    },
  };
}

export type Registry = Awaited<ReturnType<typeof openRegistry>>;

function applied(tree: CurrentTree, signed: SignedStatement): CurrentTree {
  return refusing(() => applyStatement(tree, signed, sha256));
}

/** Parses a statement from outside; refuses it under our own documented code. */
export function readStatement(note: Uint8Array): SignedStatement {
  return refusing(() => parseStatement(note));
}

function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReceiptError)
      throw ledgerProblem('statement-malformed', { why: error.message }, error);
    throw error;
  }
}

/** Refuses a statement that no current key of its organisation signed. */
export async function authorise(tree: CurrentTree, signed: SignedStatement): Promise<void> {
  try {
    await authoriseStatement(
      signed,
      tree.map((entry) => entry.signed),
      nodeCrypto,
    );
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    const organisation = signed.statement.subject.split('/')[1] ?? '';
    throw ledgerProblem('statement-unauthorised', { organisation }, error);
  }
}
