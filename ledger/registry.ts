import { looksPersonal } from '@wasl/kernel';
import { EMPTY_FRONTIER, equal, extend, leafHash, rootOf } from '@wasl/log';
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
  subjectOfSameKey,
  summariseCurrent,
} from '@wasl/receipt';
import { commitStatement } from './commit-sql.ts';
import { nodeCrypto, sha256 } from './crypto.ts';
import { type Queryable, readEntries } from './log-rows.ts';
import type { Head, LogIdentity, LogState } from './model.ts';
import { ledgerProblem } from './problems.ts';
import type { Batch, Lane } from './sequencer.ts';

/** The registry at one of its heads: what was current, and the entry that commits to it. */
export type RegistryView = {
  readonly head: Head;
  readonly origin: string;
  readonly tree: CurrentTree;
  readonly entry: Uint8Array;
};

/**
 * A rule of a room above for what enters: given a statement whose signer has the authority to make it, and what
 * is current before it. What it throws refuses the statement.
 */
export type Judge = (signed: SignedStatement, tree: CurrentTree) => void | Promise<void>;

type Pending = {
  readonly signed: SignedStatement;
  readonly tree: CurrentTree;
  readonly entry: Uint8Array;
  resolve(view: RegistryView): void;
  reject(reason: unknown): void;
};

const READ_AT_ONCE = 500;
const MAX_VIEWS = 8;

/**
 * The registry at a head, replayed from the entries themselves; they must hash to the head, since keys are
 * read out of them. `onEntry` is told of each statement.
 */
export async function replayRegistry(
  db: Queryable,
  log: LogIdentity,
  head: Head,
  onEntry: (signed: SignedStatement) => void = () => {},
): Promise<RegistryView> {
  let tree = EMPTY_CURRENT_TREE;
  let frontier = EMPTY_FRONTIER;
  let last: Uint8Array = new Uint8Array();
  const corrupt = (cause?: unknown) =>
    ledgerProblem('ledger-corrupt', { origin: log.origin, size: head.size }, cause);
  for (let from = 0; from < head.size; from += READ_AT_ONCE) {
    const entries = await readEntries(db, log, from, Math.min(head.size, from + READ_AT_ONCE));
    frontier = extend(
      frontier,
      entries.map((entry) => leafHash(entry, sha256)),
      sha256,
    );
    try {
      for (const entry of entries) {
        const { signed } = parseRegistryEntry(entry);
        tree = applyStatement(tree, signed, sha256);
        onEntry(signed);
      }
    } catch (error) {
      throw error instanceof ReceiptError ? corrupt(error) : error;
    }
    last = entries.at(-1) ?? last;
  }
  if (!equal(rootOf(frontier, sha256), head.root)) throw corrupt();
  return { head, origin: log.origin, tree, entry: last };
}

/**
 * The registry log: signed statements in clear, each entry with the root over what is then current. One
 * statement a batch, since an entry holds what the one before it made current. `entered` holds the ids of
 * the statements of every registry log of the node, and gets those of this one: what was withdrawn must
 * not become current again because somebody sends it again.
 */
export async function openRegistry(
  db: Queryable,
  state: () => LogState,
  notify: () => void,
  entered: Set<string>,
) {
  const { log, head } = state();
  let view = await replayRegistry(db, log, head, ({ statement }) => entered.add(statement.id));
  const views = new Map<number, RegistryView>();
  let pending: Pending | null = null;
  let stopped: Error | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function next(): Batch | null {
    if (pending === null) return null;
    const { signed, tree, entry, resolve, reject } = pending;
    pending = null;
    const { id, subject, action } = signed.statement;
    return {
      entries: [entry],
      commit: (client, step) =>
        commitStatement(client, step, entry, subject, action === 'set' ? signed.bytes : null),
      committed(after) {
        view = { head: after.head, origin: log.origin, tree, entry };
        entered.add(id);
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
    const entry = encodeRegistryEntry({ current: summariseCurrent(tree, sha256), signed });
    const { promise, resolve, reject } = Promise.withResolvers<RegistryView>();
    pending = { signed, tree, entry, resolve, reject };
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

    /**
     * Enters a signed statement of kind set or withdraw; resolves once it is durable. Throws
     * `claim-replayed` for one that was entered before, in this registry log or an earlier one. `judge` runs
     * last and in turn: what it was shown as current still is when the statement enters.
     */
    async enter(note: Uint8Array, judge: Judge = () => {}): Promise<RegistryView> {
      const signed = readStatement(note);
      const { id, action, content } = signed.statement;
      if (action === 'note') {
        throw ledgerProblem('statement-malformed', { why: 'a note does not enter the registry' });
      }
      return inTurn(async () => {
        await authorise(view.tree, signed);
        if (entered.has(id)) throw ledgerProblem('claim-replayed');
        // What is set has fields of its own; why it is withdrawn is free text, and the registry is public.
        if (action === 'withdraw' && looksPersonal(content)) throw ledgerProblem('statement-personal');
        await refuseReusedKey(view.tree, signed);
        await judge(signed, view.tree);
        return append(signed);
      });
    },

    /**
     * Carries what was current in an earlier shard over, as it is: it was judged when it entered. These
     * are the first entries of the log, so its size tells how many of them an interrupted start left out.
     */
    carryOver(earlier: CurrentTree): Promise<void> {
      return inTurn(async () => {
        for (const { signed } of earlier.slice(view.head.size)) await append(signed);
      });
    },

    /** The registry as it stood at an earlier head of this log. */
    async at(earlier: Head): Promise<RegistryView> {
      if (earlier.size === view.head.size) return view;
      const known = views.get(earlier.size);
      if (known !== undefined) return known;
      const found = await replayRegistry(db, log, earlier);
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

/** Refuses a key that stands under another subject already: two approvals would not be two keys. */
async function refuseReusedKey(tree: CurrentTree, signed: SignedStatement): Promise<void> {
  const current = tree.map((entry) => entry.signed);
  const subject = await subjectOfSameKey(signed, current, sha256);
  if (subject !== null) throw ledgerProblem('key-registered', { subject });
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
