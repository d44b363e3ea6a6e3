import { isJsonObject, parseStrictJson } from '@wasl/receipt';
import { part } from './dom.ts';

const MAX_LENGTH = 2_000_000;

/** What the server put into the page: its name, and its trust file. */
export function embedded(): { readonly node: string; readonly policy: string } {
  const value = parseStrictJson(part('embedded', HTMLElement).textContent, MAX_LENGTH);
  const { node, policy } = isJsonObject(value) ? value : {};
  if (typeof node !== 'string' || typeof policy !== 'string') throw new TypeError('the page lacks its data');
  return { node, policy };
}
