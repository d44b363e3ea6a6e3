import { part, rich } from './dom.ts';
import { text } from './page.ts';

/** Says what keeps the page from verifying. */
export function showTrouble(words: string): void {
  const trouble = part('trouble', HTMLElement);
  trouble.replaceChildren(...rich(words));
  trouble.hidden = false;
}

/** A defect of the page itself: nothing that it shows can be relied on any more. */
export function showDefect(error: unknown): void {
  console.error(error);
  part('bench', HTMLElement).hidden = true;
  showTrouble(text.unverified.defect.what);
}
