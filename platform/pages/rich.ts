import { type Html, html } from './html.ts';

/** A sentence of ours, where backticks mark what is typed: a command reads left to right in any language. */
export function rich(text: string): Html {
  const pieces = text
    .split('`')
    .map((piece, i) => (i % 2 === 0 ? html`${piece}` : html`<code dir="ltr">${piece}</code>`));
  return html`${pieces}`;
}
