import type { Terms } from './agree.ts';

/** What a receipt says of lawfulness; `not-yet-checked` where no register of processings is there to ask. */
export type Lawfulness = 'not-yet-checked' | 'lawful';

/**
 * Step 6, lawfulness: a port, for the register of processings (law 09-08). It answers, or throws its own
 * documented problem with the article that forbids.
 */
export type LawfulnessPort = (terms: Terms) => Promise<Lawfulness>;

/** Until the register arrives nobody can say, and the receipt says so. */
export const NO_REGISTER: LawfulnessPort = async () => 'not-yet-checked';
