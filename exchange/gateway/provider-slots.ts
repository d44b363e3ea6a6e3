import { gatewayProblem } from './problems.ts';

/** How many exchanges may be under way with one provider: what is over waits for nobody's memory. */
export type ProviderSlots = { take(system: string): Disposable };

/** Four calls for each connection that is kept to a provider; the fifth would wait longer than its caller. */
export const SLOTS_PER_PROVIDER = 256;
const RETRY_AFTER_S = 1;

/**
 * Step 8, back-pressure: one provider that hangs must not take the memory and the patience of the others, so
 * a call that it could not begin soon is refused before anything is claimed or sent. A place is taken once the
 * content is whole: who sends it slowly keeps nobody else out.
 */
export function createProviderSlots(most: number): ProviderSlots {
  const taken = new Map<string, number>();
  return {
    take(system) {
      const count = taken.get(system) ?? 0;
      if (count >= most) throw gatewayProblem('provider-busy', { retryAfter: RETRY_AFTER_S });
      taken.set(system, count + 1);
      return {
        [Symbol.dispose]() {
          const left = (taken.get(system) ?? 1) - 1;
          if (left === 0) taken.delete(system);
          else taken.set(system, left);
        },
      };
    },
  };
}
