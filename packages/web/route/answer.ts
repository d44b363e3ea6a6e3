import type { ComponentChildren } from 'preact';

export type Crumb = { readonly label: string; readonly path: string };

/** The same thing in another form, for the head of a page: a feed, a table (`path` has no language). */
export type OtherForm = { readonly type: string; readonly title: string; readonly path: string };

/** A page as its module gives it; the layout around it is the site's. `main` holds its one `h1`. */
export type PageAnswer = {
  readonly kind: 'page';
  readonly status: number;
  readonly title: string;
  /** From the first page down to the parent; the page itself is not among them. */
  readonly crumbs: readonly Crumb[];
  readonly forms: readonly OtherForm[];
  readonly main: ComponentChildren;
  /** Whether no browser may keep it: it holds what one person alone may see. */
  readonly personal: boolean;
};

/** What a route answers with. Paths have no language: the reader's is kept. */
export type Answer =
  | PageAnswer
  | {
      readonly kind: 'redirect';
      readonly to: string;
      /** The token of the session that begins here, or null where the reader's ends. */
      readonly session?: string | null;
    }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'stream';
      readonly name: string;
      readonly type: string;
      readonly body: AsyncIterable<Uint8Array>;
    }
  | { readonly kind: 'missing' };

export type PageParts = {
  readonly title: string;
  readonly main: ComponentChildren;
  readonly crumbs?: readonly Crumb[];
  readonly forms?: readonly OtherForm[];
  /** 200 unless said otherwise; 422 for a form that comes back with errors. */
  readonly status?: number;
  /** False unless said otherwise. */
  readonly personal?: boolean;
};

export function page({
  title,
  main,
  crumbs = [],
  forms = [],
  status = 200,
  personal = false,
}: PageParts): Answer {
  return { kind: 'page', status, title, crumbs, forms, main, personal };
}

/** Leads on after a form was taken (303), so that a reload sends nothing twice. Refuses other hosts. */
export function redirect(to: string): Extract<Answer, { kind: 'redirect' }> {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) throw new RangeError('a redirect stays within the site');
  return { kind: 'redirect', to };
}

/** Leads on as `redirect` does, with a session that begins (its token) or ends (null). */
export function redirectWithSession(to: string, session: string | null): Answer {
  return { ...redirect(to), session };
}

/** A file to save, under a name of ASCII letters. */
export function file(name: string, type: string, bytes: Uint8Array): Answer {
  return { kind: 'file', name: fileName(name), type, bytes };
}

/** A file that is written as it is read, for what is too large to hold at once. */
export function stream(name: string, type: string, body: AsyncIterable<Uint8Array>): Answer {
  return { kind: 'stream', name: fileName(name), type, body };
}

/** There is nothing at this address: a page that says so, with 404. */
export function missing(): Answer {
  return { kind: 'missing' };
}

function fileName(name: string): string {
  if (!/^[\w.-]{1,120}$/.test(name)) throw new RangeError('a file is named in ASCII letters, digits, . _ -');
  return name;
}
