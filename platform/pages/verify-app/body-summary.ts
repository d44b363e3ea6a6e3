import { utf8 } from '@wasl/log';
import { type Body, type Kind, parseStatement } from '@wasl/receipt';
import { apart, code, el } from './dom.ts';
import { filled } from './filled.ts';
import { moment } from './moment.ts';
import type { AppText } from './text/text.ts';

type Row = readonly [label: string, ...value: (Node | string)[]];

/** What each kind of receipt says beyond what all say; a kind without its rows does not compile. */
const ROWS: { readonly [K in Kind]: (body: Extract<Body, { kind: K }>, text: AppText) => Row[] } = {
  statement(body, { body: words, locale }) {
    const { subject, action, time, content } = parseStatement(utf8(body.statement)).statement;
    return [
      [words.kind.label, words.kind.statement],
      [words.organisation, code(body.organisation)],
      [words.subject, code(subject)],
      [words.action.label, words.action[action]],
      [words.signedAt, moment(time, locale)],
      [words.content, el('p', { class: 'content', dir: 'auto' }, content)],
    ];
  },
};

/** The body of a valid receipt as a list that a person reads. */
export function bodySummary(body: Body, text: AppText): HTMLElement {
  const { body: words, locale } = text;
  const { origin, size } = body.registry;
  const rows: Row[] = [
    ...ROWS[body.kind](body, text),
    [words.at, moment(body.at, locale)],
    [words.node, apart(body.node)],
    [words.id, code(body.id)],
    [words.registry, ...filled(words.registryAt, { origin, size })],
  ];
  return el('dl', {}, ...rows.flatMap(([label, ...value]) => [el('dt', {}, label), el('dd', {}, ...value)]));
}
