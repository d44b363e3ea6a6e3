/** One lock for each origin; waiters are served in the order they came. */
export type OriginLocks = {
  /** Runs `work` when every earlier one of the same origin has ended, well or badly. */
  readonly run: <T>(origin: string, work: () => Promise<T>) => Promise<T>;
  /** Resolves when all that was waiting or running has ended. */
  readonly idle: () => Promise<void>;
};

export function createOriginLocks(): OriginLocks {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(origin, work) {
      const before = tails.get(origin) ?? Promise.resolve();
      const turn = before.then(work);
      tails.set(
        origin,
        turn.catch(() => undefined),
      );
      return turn;
    },
    async idle() {
      await Promise.all(tails.values());
    },
  };
}
