/** Milliseconds since the Unix epoch. A port, so that a test can step it. */
export type Clock = () => number;

/**
 * A clock that never goes back: it repeats the latest value until the machine's clock has caught up, so
 * that times in the ledger and in cosignatures ascend (C2SP tlog-witness: time must advance).
 */
export function steadyClock(clock: Clock, notBefore = 0): Clock {
  let latest = notBefore;
  return () => {
    latest = Math.max(latest, clock());
    return latest;
  };
}
