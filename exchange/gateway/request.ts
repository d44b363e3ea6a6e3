/** A request as it came off the wire: nothing of it is believed yet. */
export type WireRequest = {
  /** Of HTTP, in digits: `1.1`. */
  readonly version: string;
  readonly method: string;
  /** The request target exactly as sent: path and query. */
  readonly target: string;
  /** Names and values in turn, as sent (Node's rawHeaders). */
  readonly rawHeaders: readonly string[];
  /** Read once at most, and only for a caller that is known. */
  readonly body: AsyncIterable<Uint8Array>;
};

/** What the gateway answers; the body is whole in memory, or streamed once out of the spool. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
};
