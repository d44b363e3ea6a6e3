import { type Html, trustedMarkup } from './html.ts';

/** A style element whose content is exactly `css`: its hash in the CSP is over these characters. */
export function inlineStyle(css: string): Html {
  return trustedMarkup(`<style>${checked(css)}</style>`);
}

/** A script element whose content is exactly `code`. */
export function inlineScript(code: string): Html {
  return trustedMarkup(`<script>${checked(code)}</script>`);
}

/** A block of JSON that a script of the page reads by its id; browsers do not run it. */
export function inlineData(id: string, value: Readonly<Record<string, string>>): Html {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return trustedMarkup(`<script type="application/json" id="${id}">${json}</script>`);
}

/** Refuses what the HTML parser would end early, or change (CR) and so give another hash. */
function checked(text: string): string {
  if (/<\/(style|script)|<!--|[\r\0]/i.test(text))
    throw new RangeError('the text cannot stand inside an element');
  return text;
}
