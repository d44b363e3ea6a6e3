import type { NotProvedId } from './not-proved.ts';
import type { Params } from './step.ts';

/** What the rule of a kind found, and what it leaves unproved beyond what every receipt does. */
export type RuleFinding = { readonly params: Params; readonly notProved: readonly NotProvedId[] };
