import { LANGUAGES, type Language } from '@wasl/kernel';

export const PAGE_NAMES = ['home', 'verify', 'problems'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

const PATHS: Readonly<Record<PageName, string>> = { home: '', verify: '/verify', problems: '/problems' };

/** The address of a page in one language. */
export function pagePath(page: PageName, language: Language): string {
  return `/${language}${PATHS[page]}`;
}

/** Every address of a page with the language it is in; the one without a language is Arabic. */
export function pageRoutes(page: PageName): { readonly path: string; readonly language: Language }[] {
  const routes = LANGUAGES.map((language) => ({ path: pagePath(page, language), language }));
  return [{ path: PATHS[page] || '/', language: 'ar' }, ...routes];
}
