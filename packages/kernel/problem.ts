import { fill, type Language, type Localised } from './language.ts';

/**
 * One refusal as the documentation lists it. `status` is the HTTP status it travels with (RFC 9457),
 * `title` says what happened and `remedy` what the reader can do about it; `{name}` marks a parameter.
 */
export type ProblemEntry = { readonly status: number; readonly title: Localised; readonly remedy: Localised };

/** The refusals of one room, by documented code. Codes are kebab-case and unique across rooms. */
export type ProblemTable = Readonly<Record<string, ProblemEntry>>;

export type ProblemParams = Readonly<Record<string, string | number>>;

/** A refusal on its way to a reader. Its `message` is the English text; `inLanguage` gives the reader's. */
export class Problem<Code extends string = string> extends Error {
  readonly code: Code;
  readonly entry: ProblemEntry;
  readonly params: ProblemParams;

  constructor(code: Code, entry: ProblemEntry, params: ProblemParams = {}, cause?: unknown) {
    super(`${code}: ${fill(entry.title.en, params)} ${fill(entry.remedy.en, params)}`, { cause });
    this.name = 'Problem';
    this.code = code;
    this.entry = entry;
    this.params = params;
  }
}

/** Binds a table so that a room can only raise codes its documentation lists. */
export function problemsOf<const Table extends ProblemTable>(table: Table) {
  return function problem(
    code: keyof Table & string,
    params?: ProblemParams,
    cause?: unknown,
  ): Problem<keyof Table & string> {
    const entry = table[code];
    if (entry === undefined) throw new TypeError(`no problem is documented under ${code}`);
    return new Problem(code, entry, params, cause);
  };
}

/** The problem in the reader's language: `title` and `remedy` with their parameters filled in. */
export function inLanguage(problem: Problem, language: Language): { title: string; remedy: string } {
  return {
    title: fill(problem.entry.title[language], problem.params),
    remedy: fill(problem.entry.remedy[language], problem.params),
  };
}

/**
 * The RFC 9457 document of a problem. `type` is a URI reference into the public list of codes; no field
 * carries anything the caller did not already know.
 */
export function problemDocument(problem: Problem, language: Language) {
  const { title, remedy } = inLanguage(problem, language);
  return {
    type: `/problems#${problem.code}`,
    title,
    status: problem.entry.status,
    detail: remedy,
    code: problem.code,
  };
}
