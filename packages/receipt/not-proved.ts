/**
 * What a reader might think is proved and is not. `anything` stands alone, on a receipt that is not
 * valid; the others on valid ones.
 */
export type NotProvedId =
  | 'anything'
  | 'content-true'
  | 'nothing-omitted'
  | 'exact-time'
  | 'still-current'
  | 'registry-history'
  | 'founder-identity'
  | 'refusal-founded'
  | 'provider-answer'
  | 'not-suspended'
  | 'processing-lawful'
  | 'payload-absent'
  | 'filing-receipt'
  | 'witnessed'
  | 'qualified';

/** The list for a valid receipt; `ofRule` is what the kind's rule adds. */
export function notProvedBy(counted: number, ofRule: readonly NotProvedId[]): NotProvedId[] {
  return [
    'content-true',
    'nothing-omitted',
    'exact-time',
    'still-current',
    'registry-history',
    ...ofRule,
    ...(counted === 0 ? (['witnessed'] as const) : []),
    'qualified',
  ];
}
