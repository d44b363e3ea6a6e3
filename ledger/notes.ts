import { type Clock, looksPersonal } from '@wasl/kernel';
import { encodeBody, parseSubject } from '@wasl/receipt';
import type { Pool } from 'pg';
import { ledgerProblem } from './problems.ts';
import type { ReceiptDraft, SettledReceipt } from './receipts.ts';
import { authorise, type Registry, readStatement } from './registry.ts';

export type NotesOptions = {
  readonly node: string;
  readonly clock: Clock;
  readonly pool: Pool;
  readonly registry: Registry;
  settle(draft: ReceiptDraft): Promise<SettledReceipt>;
};

/**
 * How far the time of a statement may lie ahead of the node's, and how far behind: the rule of its kind
 * (`packages/receipt/rule-statement.ts`), which a receipt would otherwise fail for ever.
 */
const MAX_AHEAD_MS = 5 * 60_000;
const MAX_BEHIND_MS = 24 * 3_600_000;

/**
 * Enters what an officer says, and was signed as a note: it gets a receipt, and nothing becomes current.
 * Sending the same note twice gives the same receipt, so a sender who got no answer sends again.
 */
export function createNotes({ node, clock, pool, registry, settle }: NotesOptions) {
  const entering = new Map<string, Promise<unknown>>();

  /** What the ledger holds under the id of a statement. */
  async function find(id: string, statement: string): Promise<'same' | 'another' | null> {
    const { rows } = await pool
      .query<{ same: boolean | null }>(
        `SELECT convert_from(body, 'UTF8')::json ->> 'statement' = $2 AS same FROM ledger.entry WHERE receipt = $1`,
        [id, statement],
      )
      .catch((error: unknown) => {
        throw ledgerProblem('ledger-unavailable', {}, error);
      });
    const [row] = rows;
    if (row === undefined) return null;
    return row.same === true ? 'same' : 'another';
  }

  async function enter(note: Uint8Array): Promise<string> {
    const signed = readStatement(note);
    const { id, subject, action, time, content } = signed.statement;
    if (action !== 'note') throw ledgerProblem('statement-malformed', { why: 'the action is not note' });
    const statement = new TextDecoder().decode(signed.bytes);
    // Asked first: its key may have been withdrawn since, and its receipt stands all the same.
    const entered = await find(id, statement);
    if (entered === 'same') return id;
    const view = registry.view();
    await authorise(view.tree, signed);
    if (entered === 'another') throw ledgerProblem('claim-replayed');
    if (looksPersonal(content)) throw ledgerProblem('statement-personal');
    const now = clock();
    const at = new Date(now).toISOString();
    const behind = now - Date.parse(time);
    if (behind < -MAX_AHEAD_MS || behind > MAX_BEHIND_MS) {
      throw ledgerProblem('statement-time', { time, now: at });
    }
    const body = encodeBody({
      kind: 'statement',
      id,
      node,
      registry: { origin: view.origin, ...view.head },
      at,
      organisation: parseSubject(subject).organisation,
      statement,
    });
    await settle({ id, body, tags: [] });
    return id;
  }

  return {
    /** Takes the signed note; gives the id of its receipt once that is durable. */
    async enter(note: Uint8Array): Promise<string> {
      // One at a time for an id, so that the second of two meets the check on what is stored.
      const { id } = readStatement(note).statement;
      const running = (entering.get(id) ?? Promise.resolve()).then(
        () => enter(note),
        () => enter(note),
      );
      entering.set(id, running);
      const forget = () => {
        if (entering.get(id) === running) entering.delete(id);
      };
      running.then(forget, forget);
      return running;
    },
  };
}
