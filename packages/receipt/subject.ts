import { ReceiptError } from './error.ts';
import { isCode } from './identifier.ts';

/**
 * What a statement is about. The first segment is its type, the second the organisation it belongs to:
 * `organisation/<code>`, `key/<organisation>/<role>[/<label>]`, `note/<organisation>`, and any other type.
 */
export type Subject = {
  readonly type: string;
  readonly organisation: string;
  readonly rest: readonly string[];
};

const MAX_SUBJECT = 200;
/** How many segments may follow the organisation, where a type says. */
const REST: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['organisation', [0, 0]],
  ['key', [1, 2]],
  ['system', [1, 1]],
  ['system-key', [2, 2]],
  ['service', [2, 2]],
  ['agreement', [1, 1]],
  ['approval', [1, 1]],
  ['suspension', [1, 1]],
]);

export function parseSubject(text: string): Subject {
  const segments = text.split('/');
  const [type = '', organisation = '', ...rest] = segments;
  const [least, most] = REST.get(type) ?? [0, 2];
  if (text.length > MAX_SUBJECT || !segments.every(isCode) || segments.length < 2) {
    throw new ReceiptError('statement-malformed', 'not a subject');
  }
  if (rest.length < least || rest.length > most) {
    throw new ReceiptError('statement-malformed', `a subject of type ${type} has another number of segments`);
  }
  return { type, organisation, rest };
}
