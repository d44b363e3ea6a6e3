import type { Body } from './body.ts';
import { ReceiptError } from './error.ts';
import type { RuleFinding } from './rule-finding.ts';

/**
 * Kind `refusals`: a count is the node's word, and nothing in the registry could bear it out. What can be held
 * against it is its time: it settles after the minute it counts began.
 */
export function checkRefusalsRule({
  at,
  kind,
  code,
  minute,
  count,
}: Extract<Body, { kind: 'refusals' }>): RuleFinding {
  if (at < minute) throw new ReceiptError('refusals-time-mismatch', 'the minute lies after the receipt');
  return { params: { kind, code, minute, count }, notProved: ['refusal-founded', 'filing-receipt'] };
}
