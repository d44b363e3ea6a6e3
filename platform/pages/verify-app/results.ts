import { apart, el, part } from './dom.ts';
import { filled } from './filled.ts';
import type { GivenFile } from './given-file.ts';
import { icon } from './icon.ts';
import type { Outcome } from './outcome.ts';
import { text } from './page.ts';
import { outcomeIcon, outcomeTitle, receiptCard } from './receipt-card.ts';

export type Result = { readonly file: GivenFile; readonly outcome: Outcome };

/** Shows each outcome, in the order the files were given, in place of what was shown; `given` counts them all. */
export function showResults(results: readonly Result[], given: number): void {
  const most = results.length;
  part('overview', HTMLElement).replaceChildren(
    ...(given > most ? [el('p', { class: 'trouble' }, ...filled(text.tooMany, { most, n: given }))] : []),
    ...(most > 1 ? [counts(results), overview(results)] : []),
  );
  part('cards', HTMLElement).replaceChildren(
    ...results.map(({ file, outcome }, i) => receiptCard(cardId(i), file, outcome)),
  );
  part('results', HTMLElement).hidden = false;
}

/** One file: its verdict takes the focus. Several: the overview, from which each verdict is one link away. */
export function focusResults({ length }: readonly Result[]): void {
  part(length === 1 ? titleId(0) : 'results-heading', HTMLElement).focus();
}

/** What to say aloud of the results, and whether it is an alarm. */
export function spoken(results: readonly Result[]): { readonly words: string; readonly alarm: boolean } {
  const [only, ...more] = results;
  const words =
    only === undefined || more.length > 0 ? counts(results) : el('p', {}, ...outcomeTitle(only.outcome));
  return { words: words.textContent, alarm: results.some(({ outcome }) => outcome.state !== 'valid') };
}

function cardId(i: number): string {
  return `receipt-${i + 1}`;
}

function titleId(i: number): string {
  return `${cardId(i)}-title`;
}

function counts(results: readonly Result[]): HTMLElement {
  const states = (['valid', 'invalid', 'unverified'] as const).flatMap((state) => {
    const n = results.filter(({ outcome }) => outcome.state === state).length;
    return n === 0 ? [] : [el('li', {}, ...filled(text.counts[state], { n }))];
  });
  return el('ul', { class: 'counts' }, ...states);
}

function overview(results: readonly Result[]): HTMLElement {
  const items = results.map(({ file, outcome }, i) => {
    const link = el('a', { href: `#${titleId(i)}` }, apart(file.name));
    return el('li', {}, icon(outcomeIcon(outcome)), el('span', {}, link, ' — ', ...outcomeTitle(outcome)));
  });
  return el('ul', { class: 'overview' }, ...items);
}
