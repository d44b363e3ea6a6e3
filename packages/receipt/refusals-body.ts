import { numberField, textField } from './fields.ts';
import { isTime } from './identifier.ts';
import type { JsonObject } from './strict-json.ts';

/** Refusals that left no receipt of their own: how many of one code a node gave in one minute, to nobody named. */
export type RefusalsFields = {
  readonly kind: 'refusals';
  /** The code of the documented problem. */
  readonly code: string;
  /** The minute's beginning. */
  readonly minute: string;
  /** At least 1. */
  readonly count: number;
};

/** The members that the kind `refusals` adds, all required. */
export const REFUSALS_MEMBERS = ['code', 'minute', 'count'] as const;

const PROBLEM = /^[a-z][a-z0-9-]{0,63}$/;
const WHOLE_MINUTE = ':00.000Z';

export function readRefusals(object: JsonObject): RefusalsFields {
  return {
    kind: 'refusals',
    code: textField(object, 'code', (text) => PROBLEM.test(text)),
    minute: textField(object, 'minute', (text) => isTime(text) && text.endsWith(WHOLE_MINUTE)),
    count: numberField(object, 'count', 1),
  };
}
