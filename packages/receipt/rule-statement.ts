import { equal, utf8, type VerifierCrypto } from '@wasl/log';
import { authoriseStatement } from './authority.ts';
import type { Body } from './body.ts';
import { ReceiptError } from './error.ts';
import type { RuleFinding } from './rule-finding.ts';
import { parseStatement, type SignedStatement } from './statement.ts';
import { parseSubject } from './subject.ts';

/** An officer's clock may run ahead of the node's by so much. */
const MAX_AHEAD_MS = 5 * 60_000;
/** A statement signed on a machine without a network is carried to the node within a day. */
const MAX_BEHIND_MS = 24 * 3_600_000;

/**
 * Kind `statement`: the statement within belongs to the organisation that the body names, is the one that
 * the body identifies, was signed about when the node says, and by a key that had the authority to, shown
 * in the file as current. A founding statement must itself be shown as current: only the registry can
 * tell that there was no organisation of that code before.
 */
export async function checkStatementRule(
  body: Extract<Body, { kind: 'statement' }>,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
): Promise<RuleFinding> {
  const signed = parseStatement(utf8(body.statement));
  const { id, subject, action, time } = signed.statement;
  if (parseSubject(subject).organisation !== body.organisation) {
    throw new ReceiptError(
      'statement-organisation-mismatch',
      'the statement belongs to another organisation',
    );
  }
  if (id !== body.id) throw new ReceiptError('statement-id-mismatch', 'the statement has another identifier');
  const behind = Date.parse(body.at) - Date.parse(time);
  if (behind < -MAX_AHEAD_MS || behind > MAX_BEHIND_MS) {
    throw new ReceiptError('statement-time-mismatch', 'the statement was signed at quite another time');
  }
  const { basis, signers } = await authoriseStatement(signed, current, crypto);
  const founding = basis === 'founding';
  if (founding && !current.some(({ bytes }) => equal(bytes, signed.bytes))) {
    throw new ReceiptError('statement-signer-unknown', 'the founding statement is not shown as current');
  }
  return {
    params: {
      kind: body.kind,
      organisation: body.organisation,
      subject,
      action,
      basis,
      signers: signers.map(({ name }) => name).join(', '),
    },
    notProved: founding ? ['founder-identity', 'filing-receipt'] : ['filing-receipt'],
  };
}
