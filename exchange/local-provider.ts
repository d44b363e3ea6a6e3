/** What reaches a system that is answered inside the node's own process: the operation's path and query. */
export type LocalRequest = {
  readonly method: string;
  readonly path: string;
  /** Without its question mark, '' where there is none. */
  readonly query: string;
  readonly body: Uint8Array | null;
  readonly exchange: string;
  /** `<org>/<system>`. */
  readonly consumer: string;
  readonly agreement: string;
  readonly purpose: string;
};

export type LocalAnswer = {
  readonly status: number;
  /** '' where there is no body. */
  readonly contentType: string;
  readonly body: Uint8Array;
};

/**
 * A system of the node's own organisation, registered without an address. It is asked like any other:
 * under an agreement, by its contract, with a receipt; only the network between is saved.
 */
export type LocalProvider = (request: LocalRequest) => Promise<LocalAnswer>;
