import { failureOf } from './error.ts';
import type { LocalisedText } from './set-content.ts';

/** The steps of verification, in their order. `rule` is the rule of the body's kind. */
export const STEP_IDS = [
  'file',
  'body',
  'commitment',
  'receipt-log',
  'inclusion',
  'registry-log',
  'registry-head',
  'statements',
  'rule',
  'witnesses',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/** What a step found. A text that the registry has in the three languages is given in all of them. */
export type Params = Readonly<Record<string, string | number | LocalisedText>>;

/** How one step went. `params` says what was found, by the names that the messages use; empty unless ok. */
export type Step = {
  readonly id: StepId;
  readonly state: 'ok' | 'failed' | 'skipped';
  readonly params: Params;
};

/** Records steps as they run. One that fails ends the run, by throwing; a defect leaves no trace. */
export function createTrail() {
  const done: Step[] = [];
  return {
    async step<T>(
      id: StepId,
      check: () => T | Promise<T>,
      describe: (found: T) => Params = () => ({}),
    ): Promise<T> {
      try {
        const found = await check();
        done.push({ id, state: 'ok', params: describe(found) });
        return found;
      } catch (error) {
        if (failureOf(error) !== null) done.push({ id, state: 'failed', params: {} });
        throw error;
      }
    },
    /** Every step; those that were not reached as skipped. */
    steps(): Step[] {
      return STEP_IDS.map(
        (id) => done.find((step) => step.id === id) ?? { id, state: 'skipped', params: {} },
      );
    },
  };
}
