import type { VerifierCrypto } from '@wasl/log';
import type { Body } from './body.ts';
import {
  checkApproval,
  checkInForce,
  checkSides,
  namedAgreement,
  type ShownAgreement,
} from './exchange-agreement.ts';
import { checkCaller } from './exchange-caller.ts';
import { describeExchange } from './exchange-description.ts';
import type { Outcome } from './exchange-fields.ts';
import { checkContract, checkFields, checkTerms } from './exchange-terms.ts';
import { checkTimes } from './exchange-times.ts';
import type { NotProvedId } from './not-proved.ts';
import type { RuleFinding } from './rule-finding.ts';
import type { SignedStatement } from './statement.ts';

type ExchangeBody = Extract<Body, { kind: 'exchange' }>;

/**
 * Kind `exchange`: the caller signed what the body says, when it says; agreement and contract are those shown
 * as current; and, unless the node refused, all that had to be agreed was: both sides by two keys, the period,
 * the purpose, the operation and each field that left. A refusal names what it met, which need not be in force.
 */
export async function checkExchangeRule(
  body: ExchangeBody,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
): Promise<RuleFinding> {
  await checkCaller(body, current, crypto);
  checkTimes(body);
  const agreement = await namedAgreement(body, current, crypto.sha256);
  checkContract(body, current);
  if (body.outcome !== 'refused' && agreement !== null) await checkAgreed(body, agreement, current, crypto);
  return { params: describeExchange(body, current), notProved: NOT_PROVED[body.outcome] };
}

/** What had to hold before the provider was asked. */
async function checkAgreed(
  body: ExchangeBody,
  agreement: ShownAgreement,
  current: readonly SignedStatement[],
  { sha256 }: VerifierCrypto,
): Promise<void> {
  checkSides(body, agreement);
  await checkApproval(body, agreement, current, sha256);
  checkInForce(body, agreement, current);
  checkTerms(body, agreement);
  checkFields(body, agreement);
}

const ASKED: readonly NotProvedId[] = [
  'provider-answer',
  'not-suspended',
  'processing-lawful',
  'payload-absent',
  'filing-receipt',
];

const NOT_PROVED: Readonly<Record<Outcome, readonly NotProvedId[]>> = {
  answered: ASKED,
  refused: ['refusal-founded', 'payload-absent', 'filing-receipt'],
  failed: ASKED,
  unknown: ASKED,
};
