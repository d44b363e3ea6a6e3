/** Who asks, as far as it can be told without asking a module. */
export type Caller = {
  /** The token of a session that the browser sent; nobody has judged it yet. */
  readonly session: string | null;
  /** The network address that the request came from. */
  readonly address: string;
  /** What the browser says it is. */
  readonly agent: string;
};

/** One who brings nothing. */
export const NOBODY: Caller = { session: null, address: '', agent: '' };
