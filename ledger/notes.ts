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
 * Enters what an officer says, and was signed as a note: it gets a receipt, and nothing becomes current.
 * Sending the same note twice gives the same receipt, so a sender who got no answer sends again.
 */
export function createNotes({ node, clock, pool, registry, settle }: NotesOptions) {
  const entering = new Map<string, Promise<unknown>>();

  async function enter(note: Uint8Array): Promise<string> {
    const signed = readStatement(note);
    const { id, subject, action, content } = signed.statement;
    if (action !== 'note') throw ledgerProblem('statement-malformed', { why: 'the action is not note' });
    const view = registry.view();
    await authorise(view.tree, signed);
    if (looksPersonal(content)) throw ledgerProblem('statement-personal');
    const statement = new TextDecoder().decode(signed.bytes);
    const { rows } = await pool.query<{ same: boolean }>(
      `SELECT convert_from(body, 'UTF8')::json ->> 'statement' = $2 AS same FROM ledger.entry WHERE receipt = $1`,
      [id, statement],
    );
    if (rows[0] !== undefined) {
      if (rows[0].same) return id;
      throw ledgerProblem('claim-replayed');
    }
    const body = encodeBody({
      kind: 'statement',
      id,
      node,
      registry: { origin: view.origin, ...view.head },
      at: new Date(clock()).toISOString(),
      organisation: parseSubject(subject).organisation,
      statement,
    });
    await settle({ id, body, tags: [] });
    return id;
  }

  return {
    /** Takes the signed note; gives the id of its receipt once that is durable. */
    enter(note: Uint8Array): Promise<string> {
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
