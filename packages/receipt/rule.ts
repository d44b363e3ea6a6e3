import type { VerifierCrypto } from '@wasl/log';
import type { Body } from './body.ts';
import type { Kind } from './body-kind.ts';
import type { NotProvedId } from './not-proved.ts';
import { checkStatementRule } from './rule-statement.ts';
import type { SignedStatement } from './statement.ts';
import type { Params } from './step.ts';

/** What the rule of a kind found, and what it leaves unproved beyond what every receipt does. */
export type RuleFinding = { readonly params: Params; readonly notProved: readonly NotProvedId[] };

/** What a kind demands of its body, given the statements shown as current at the registry head. */
type Rule<K extends Kind> = (
  body: Extract<Body, { kind: K }>,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
) => Promise<RuleFinding>;

const RULES: { readonly [K in Kind]: Rule<K> } = { statement: checkStatementRule };

export function checkRule(body: Body, current: readonly SignedStatement[], crypto: VerifierCrypto) {
  return RULES[body.kind](body, current, crypto);
}
