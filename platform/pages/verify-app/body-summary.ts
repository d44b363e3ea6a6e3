import { toBase64, utf8 } from '@wasl/log';
import { type Body, type Detail, exchangeSignature, parseStatement } from '@wasl/receipt';
import { apart, code, el } from './dom.ts';
import { filled } from './filled.ts';
import { moment } from './moment.ts';
import { said } from './page.ts';
import type { AppText } from './text/text.ts';

type Row = readonly [label: string, ...value: (Node | string)[]];

function statementRows(
  { organisation, statement }: Extract<Body, { kind: 'statement' }>,
  { body: words, locale }: AppText,
): Row[] {
  const { subject, action, time, content } = parseStatement(utf8(statement)).statement;
  return [
    [words.kind.label, words.kind.statement],
    [words.organisation, code(organisation)],
    [words.subject, code(subject)],
    [words.action.label, words.action[action]],
    [words.signedAt, moment(time, locale)],
    [words.content, el('p', { class: 'content', dir: 'auto' }, content)],
  ];
}

/** What a person asks first, then what a programme would be asked for as evidence. */
function exchangeRows(
  body: Extract<Body, { kind: 'exchange' }>,
  { body: words, locale }: AppText,
  details: readonly Detail[],
): Row[] {
  const { keyId, created } = exchangeSignature(body);
  return [
    [words.kind.label, words.kind.exchange],
    ...details.map(({ label, text }): Row => [label, ...said(text)]),
    [words.signedAt, moment(new Date(created * 1_000).toISOString(), locale)],
    [words.signedWith, code(keyId)],
    [words.received, moment(body.received, locale)],
    ...(body.contract === null ? [] : [[words.contract, code(body.contract)] satisfies Row]),
    [words.request, code(toBase64(body.request.commitment))],
    ...(body.response === null
      ? []
      : [[words.response, code(toBase64(body.response.commitment))] satisfies Row]),
  ];
}

function refusalsRows(
  { code: problem, minute, count }: Extract<Body, { kind: 'refusals' }>,
  { body: words, locale }: AppText,
): Row[] {
  return [
    [words.kind.label, words.kind.refusals],
    [words.refused.code, code(problem)],
    [words.refused.minute, moment(minute, locale)],
    [words.refused.count, String(count)],
  ];
}

/** What each kind of receipt says beyond what all say. */
function rowsOf(body: Body, text: AppText, details: readonly Detail[]): Row[] {
  switch (body.kind) {
    case 'statement':
      return statementRows(body, text);
    case 'exchange':
      return exchangeRows(body, text, details);
    case 'refusals':
      return refusalsRows(body, text);
  }
}

/** The body of a valid receipt as a list that a person reads; `details` are those of its rendering. */
export function bodySummary(body: Body, text: AppText, details: readonly Detail[]): HTMLElement {
  const { body: words, locale } = text;
  const { origin, size } = body.registry;
  const rows: Row[] = [
    ...rowsOf(body, text, details),
    [words.at, moment(body.at, locale)],
    [words.node, apart(body.node)],
    [words.id, code(body.id)],
    [words.registry, ...filled(words.registryAt, { origin, size })],
  ];
  return el('dl', {}, ...rows.flatMap(([label, ...value]) => [el('dt', {}, label), el('dd', {}, ...value)]));
}
