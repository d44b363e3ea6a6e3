import { hash } from 'node:crypto';

/** What a page holds inline; everything else is refused. */
export type InlineParts = { readonly style: string; readonly script: string | null };

/** The CSP source that allows an inline element with exactly this content (CSP3 §6.7.3.3). */
export function hashSource(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}

/**
 * The Content-Security-Policy of a page: it runs and loads nothing but what it holds. `meta` is for the
 * page itself, so that a copy saved to disk keeps it; there browsers ignore `frame-ancestors` and complain.
 */
export function contentSecurityPolicy({ style, script }: InlineParts): { header: string; meta: string } {
  const meta = [
    "default-src 'none'",
    `script-src ${script === null ? "'none'" : hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return { header: `${meta}; frame-ancestors 'none'`, meta };
}
