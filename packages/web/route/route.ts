import type { Fields } from '../language/address.ts';
import type { Place } from '../language/place.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';

/** What a reader asked for, parsed; nothing in it is HTTP. */
export type PageRequest = Place & {
  /** The `:names` of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** What a form sent; null for a page that was only asked for. */
  readonly form: Fields | null;
  readonly caller: Caller;
};

/**
 * One page or one form of a module. `path` is without language, with `:names`: `/programme/:number`. The
 * platform serves it in every language of the pages, and in Arabic without a prefix. A thrown Problem
 * becomes a page in the reader's language.
 */
export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(request: PageRequest): Answer | Promise<Answer>;
};
