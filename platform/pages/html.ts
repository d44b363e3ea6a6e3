import { visible } from '@wasl/web/writing';

const MARKUP = Symbol('markup');

/** A piece of HTML that was made by `html`, so that a plain string is never taken for one. */
export type Html = { readonly [MARKUP]: string };

type Value = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML with every value escaped, for text and for quoted attributes: never put a value into an attribute
 * without quotes, a tag's name, a script or a style. Values can neither open markup nor reorder the page.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = parts.reduce((before, part, i) => before + written(values[i - 1] ?? '') + part);
  return { [MARKUP]: text };
}

export function markupOf(piece: Html): string {
  return piece[MARKUP];
}

/** For text that is ours from beginning to end, such as a style sheet: nothing of it is escaped. */
export function trustedMarkup(text: string): Html {
  return { [MARKUP]: text };
}

function written(value: Value): string {
  if (typeof value === 'object') return MARKUP in value ? value[MARKUP] : value.map(markupOf).join('');
  return visible(String(value)).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
