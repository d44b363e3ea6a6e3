import { gatewayProblem } from './problems.ts';

/** Memory that bodies under way may take together, in bytes. What is taken is given back when disposed of. */
export type ByteBudget = {
  /** For a request: refused with `node-busy` while there is no room. */
  take(bytes: number): Disposable;
  /** For an answer, whose provider has acted already: waits for room, in the order of asking. */
  wait(bytes: number): Promise<Disposable>;
};

const RETRY_AFTER_S = 2;

/**
 * Requests may take half of `total`, in bytes: were it all theirs, each would wait for ever for its answer's
 * memory, which only the end of another gives back. That half must hold the largest body there can be.
 */
export function createByteBudget(total: number): ByteBudget {
  let used = 0;
  let waiting: { readonly bytes: number; readonly resolve: (held: Disposable) => void }[] = [];

  function hold(bytes: number): Disposable {
    used += bytes;
    return {
      [Symbol.dispose]() {
        used -= bytes;
        admitWaiting();
      },
    };
  }

  function admitWaiting(): void {
    for (let [next] = waiting; next !== undefined && used + next.bytes <= total; [next] = waiting) {
      waiting = waiting.slice(1);
      next.resolve(hold(next.bytes));
    }
  }

  return {
    take(bytes) {
      if (bytes > 0 && (waiting.length > 0 || used + bytes > total / 2)) {
        throw gatewayProblem('node-busy', { retryAfter: RETRY_AFTER_S });
      }
      return hold(bytes);
    },
    async wait(bytes) {
      if (waiting.length === 0 && used + bytes <= total) return hold(bytes);
      const { promise, resolve } = Promise.withResolvers<Disposable>();
      waiting = [...waiting, { bytes, resolve }];
      return promise;
    },
  };
}
