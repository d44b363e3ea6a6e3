import type { Connection } from './connection.ts';

/** Everybody asks again as soon as they have their answer. Gives the seconds that all requests took. */
export async function closedLoop(
  connections: readonly Connection[],
  count: number,
  requests: readonly Uint8Array[],
): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    connections.map(async ({ ask }) => {
      while (next < count) await ask(requestAt(requests, next++));
    }),
  );
  return (performance.now() - start) / 1_000;
}

export type OpenLoop = {
  /** Milliseconds from the moment at which each request was to be sent to the end of its answer, ascending. */
  readonly latencies: Float64Array;
  /** Answers of each whole second. */
  readonly perSecond: readonly number[];
};

/**
 * Requests are due at even moments, whatever came of those before. One that must wait for a connection has begun to
 * wait when it was due, so that a stall is counted by all that it held up and not once.
 */
export function openLoop(
  connections: readonly Connection[],
  requests: readonly Uint8Array[],
  rate: number,
  seconds: number,
): Promise<OpenLoop> {
  const count = Math.floor(rate * seconds);
  const latencies = new Float64Array(count);
  const perSecond = Array.from({ length: seconds }, () => 0);
  const free = [...connections];
  const { promise, resolve, reject } = Promise.withResolvers<OpenLoop>();
  const start = performance.now();
  let next = 0;
  let answered = 0;

  function dispatch(): void {
    while (next < count && free.length > 0 && dueAt(next) <= performance.now()) {
      // In turn: one that nobody needs for seconds is closed by whoever serves it.
      const connection = free.shift();
      if (connection !== undefined) send(connection, next++);
    }
  }

  function send(connection: Connection, index: number): void {
    connection.ask(requestAt(requests, index)).then(() => {
      const now = performance.now();
      latencies[answered] = now - dueAt(index);
      answered += 1;
      const second = Math.floor((now - start) / 1_000);
      if (second < seconds) perSecond[second] = (perSecond[second] ?? 0) + 1;
      free.push(connection);
      dispatch();
      if (answered === count) resolve({ latencies: latencies.sort(), perSecond });
    }, reject);
  }

  function dueAt(index: number): number {
    return start + (index / rate) * 1_000;
  }

  const timer = setInterval(dispatch, 1);
  return promise.finally(() => clearInterval(timer));
}

function requestAt(requests: readonly Uint8Array[], index: number): Uint8Array {
  const request = requests[index % requests.length];
  if (request === undefined) throw new RangeError('nothing was signed');
  return request;
}
