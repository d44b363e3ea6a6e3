import { visible } from '@wasl/web/writing';

type Child = Node | string;

/** An element with attributes and children. A string becomes text, its hidden characters spelled out. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children.map((child) => (typeof child === 'string' ? visible(child) : child)));
  return element;
}

/** Text of others, kept from drawing the words around it out of their order. */
export function apart(text: string): HTMLElement {
  return el('bdi', {}, text);
}

/** A key, a hash or a name of a log: it reads left to right in any language. */
export function code(text: string): HTMLElement {
  return el('code', { dir: 'ltr' }, text);
}

/**
 * A sentence of `renderVerification`: what it sets between FSI and PDI (UAX #9), as it does in Arabic,
 * becomes a `bdi`. In another language these characters can only be of someone else, and are spelled out.
 */
export function sentence(text: string, direction: 'rtl' | 'ltr'): Child[] {
  if (direction === 'ltr') return [text];
  return text.split(/\u2068([^\u2068\u2069]*)\u2069/).map((piece, i) => (i % 2 === 0 ? piece : apart(piece)));
}

/** A sentence of ours, where backticks mark what is typed. */
export function rich(text: string): Child[] {
  return text.split('`').map((piece, i) => (i % 2 === 0 ? piece : code(piece)));
}

/** A part of the page that the server made, of the type it must have. */
export function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new TypeError(`the page has no part ${id}`);
  return element;
}
