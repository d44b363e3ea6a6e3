import type { VerifierCrypto } from '@wasl/log';
import type { Body } from './body.ts';
import { checkExchangeRule } from './rule-exchange.ts';
import type { RuleFinding } from './rule-finding.ts';
import { checkRefusalsRule } from './rule-refusals.ts';
import { checkStatementRule } from './rule-statement.ts';
import type { SignedStatement } from './statement.ts';

/** What the kind of a body demands, given the statements shown as current at the registry head. */
export async function checkRule(
  body: Body,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
): Promise<RuleFinding> {
  switch (body.kind) {
    case 'statement':
      return checkStatementRule(body, current, crypto);
    case 'exchange':
      return checkExchangeRule(body, current, crypto);
    case 'refusals':
      return checkRefusalsRule(body);
  }
}
