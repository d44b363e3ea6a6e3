import { isPageLanguage, type PageLanguage } from './language.ts';

/** The values of a query or a form by their names, each in the order they came. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export const NO_FIELDS: Fields = new Map();

/** The first value under a name, or the empty text. */
export function fieldOf(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? '';
}

/** The same fields with some replaced; an empty text takes its field out. */
export function withFields(fields: Fields, changes: Readonly<Record<string, string>>): Fields {
  const kept = [...fields].filter(([name]) => !(name in changes));
  const added = Object.entries(changes).filter(([, value]) => value !== '');
  return new Map([...kept, ...added.map(([name, value]) => [name, [value]] as const)]);
}

/** The address of a page in one language: `path` begins with `/` and has no language in it. */
export function addressOf(language: PageLanguage, path: string, query: Fields = NO_FIELDS): string {
  const pairs = [...query].flatMap(([name, values]) => values.map((value) => [name, value]));
  const search = new URLSearchParams(pairs).toString();
  return `/${language}${path === '/' ? '' : path}${search === '' ? '' : `?${search}`}`;
}

/** What the path of a request asks for, and in which language; without one it is Arabic. */
export function splitAddress(path: string): { readonly language: PageLanguage; readonly path: string } {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  return isPageLanguage(first) ? { language: first, path: rest || '/' } : { language: 'ar', path };
}
