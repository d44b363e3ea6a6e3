/** What the callers are asked to do: sign, open their connections, say so, and begin when told to. */
export type Job = {
  readonly port: number;
  /** Connections, each asking one thing at a time. */
  readonly callers: number;
  /** Of each answer. */
  readonly records: number;
  /** Whether each request must be signed anew, as a node that remembers nonces wants it. */
  readonly fresh: boolean;
} & (
  | { readonly kind: 'closed'; readonly count: number }
  | { readonly kind: 'open'; readonly rate: number; readonly seconds: number }
);

export type ClosedResult = { readonly seconds: number };
export type OpenResult = {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly perSecond: readonly number[];
};
