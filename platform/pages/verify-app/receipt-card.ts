import type { RenderedLine } from '@wasl/receipt';
import { bodySummary } from './body-summary.ts';
import { apart, code, el, rich } from './dom.ts';
import { filled } from './filled.ts';
import type { GivenFile } from './given-file.ts';
import { type IconName, icon } from './icon.ts';
import type { Outcome } from './outcome.ts';
import { rendered, said, text } from './page.ts';

const ICONS = { valid: 'good', invalid: 'bad', unverified: 'unsure' } as const;
const STEP_ICONS = { ok: 'good', failed: 'bad', skipped: 'skipped' } as const;

export function outcomeIcon({ state }: Outcome): IconName {
  return ICONS[state];
}

/** The verdict in one line. */
export function outcomeTitle(outcome: Outcome): (Node | string)[] {
  return outcome.state === 'unverified'
    ? [text.unverified[outcome.why].title]
    : said(rendered(outcome.verification).title);
}

/** Everything about one file; its heading can take the focus. */
export function receiptCard(id: string, file: GivenFile, outcome: Outcome): HTMLElement {
  const size = filled(text.card.bytes, { n: file.size });
  const verdict = el(
    'div',
    {},
    el('h3', { id: `${id}-title`, tabindex: '-1' }, ...outcomeTitle(outcome)),
    el('p', { class: 'file' }, apart(file.name), el('span', {}, ...size)),
    ...reasons(outcome),
  );
  return el(
    'article',
    { class: 'card receipt', 'aria-labelledby': `${id}-title` },
    el('div', { class: `verdict verdict-${ICONS[outcome.state]}` }, icon(ICONS[outcome.state]), verdict),
    ...(outcome.state === 'unverified' ? [] : findings(outcome)),
  );
}

function reasons(outcome: Outcome): HTMLElement[] {
  if (outcome.state === 'valid') return [];
  if (outcome.state === 'unverified') return [el('p', {}, ...rich(text.unverified[outcome.why].what))];
  const { lines } = rendered(outcome.verification);
  return [
    ...paragraphs(lines, 'reason').map((words) => el('p', { class: 'reason' }, ...words)),
    ...paragraphs(lines, 'remedy').map((words) => labelled(text.card.remedy, ...words)),
    labelled(text.card.code, code(outcome.verification.code ?? '')),
  ];
}

function findings({ verification, json }: Exclude<Outcome, { state: 'unverified' }>): HTMLElement[] {
  const { lines, details } = rendered(verification);
  const { body } = verification;
  const notProved = lines.find(({ kind }) => kind === 'heading')?.text ?? '';
  return [
    ...(body === null ? [] : [section(text.card.says, bodySummary(body, text, details))]),
    section(text.card.steps, el('ol', { class: 'steps' }, ...lines.flatMap(stepItem))),
    ...(body === null ? [] : [section(text.card.witnesses, witnesses(lines))]),
    section(notProved, list(paragraphs(lines, 'not-proved'), 'points')),
    ...(json === null
      ? []
      : [el('details', {}, el('summary', {}, text.card.json), el('pre', { dir: 'ltr' }, json))]),
  ];
}

function section(heading: string, content: HTMLElement): HTMLElement {
  return el('section', {}, el('h4', {}, heading), content);
}

/** A step that failed or was not reached says so in words: its sentence alone would read as a finding. */
function stepItem({ kind, text: words }: RenderedLine): HTMLElement[] {
  if (kind !== 'ok' && kind !== 'failed' && kind !== 'skipped') return [];
  const state = el('span', { class: kind === 'ok' ? 'apart' : 'state' }, text.card.state[kind]);
  return [
    el('li', { class: `step-${kind}` }, icon(STEP_ICONS[kind]), el('span', {}, state, ' ', ...said(words))),
  ];
}

function witnesses(lines: readonly RenderedLine[]): HTMLElement {
  const times = paragraphs(lines, 'witness');
  return times.length === 0 ? el('p', {}, text.card.noWitness) : list(times, 'points witnesses');
}

function paragraphs(lines: readonly RenderedLine[], kind: RenderedLine['kind']): (Node | string)[][] {
  return lines.filter((line) => line.kind === kind).map((line) => said(line.text));
}

function list(items: readonly (Node | string)[][], kind: string): HTMLElement {
  return el('ul', { class: kind }, ...items.map((words) => el('li', {}, ...words)));
}

function labelled(label: string, ...words: readonly (Node | string)[]): HTMLElement {
  return el('p', {}, el('strong', {}, label), ' ', ...words);
}
