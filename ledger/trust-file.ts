import { formatVerifierKey, operatorOf, type Policy, parsePolicy, utf8 } from '@wasl/log';
import { sha256 } from './crypto.ts';
import type { Queryable } from './log-rows.ts';

const NO_QUORUM = 'quorum none\n';

/** The witnesses an operator configured: `witness`, `group` and `quorum` lines of a C2SP tlog-policy. */
export type WitnessFile = { readonly text: string; readonly policy: Policy };

/**
 * Reads the witness file; an absent one (null) means no witness, and one without a quorum asks for none.
 * Throws LogError where it is malformed.
 */
export async function readWitnessFile(text: string | null): Promise<WitnessFile> {
  const given = text ?? '';
  const lines = /^[ \t]*quorum[ \t]/m.test(given) ? given : `${given}${NO_QUORUM}`;
  return { text: lines, policy: await parsePolicy(utf8(lines), sha256) };
}

/**
 * The trust file of the node, C2SP tlog-policy: every key that ever signed its logs (an old receipt is
 * signed by an old key) and the operator's witness lines. A witness of the node's own counts for nothing,
 * and a comment says so.
 */
export async function trustFile(db: Queryable, node: string, witnesses: WitnessFile): Promise<string> {
  const { rows } = await db.query<{ vkey: string; kind: string; retired_size: string | null }>(
    `SELECT vkey, kind, retired_size FROM ledger.log_key JOIN ledger.log ON log.id = log_key.log
     ORDER BY log.id, added_size, vkey`,
  );
  const logs = rows.flatMap(({ vkey, retired_size }) => [
    ...(retired_size === null ? [] : [`# retired at size ${retired_size}`]),
    `log ${vkey}`,
  ]);
  const own = witnesses.policy.witnesses
    .filter(({ key }) => operatorOf(key.name) === operatorOf(node))
    .map(
      ({ name, key }) =>
        `# ${name} (${formatVerifierKey(key)}) is run by the node itself: it counts for nothing`,
    );
  return `${[`# Trust file of ${node} (C2SP tlog-policy)`, ...logs, ...own].join('\n')}\n${witnesses.text}`;
}
