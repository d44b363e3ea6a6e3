import type { Body } from './body.ts';
import type { Messages } from './messages/messages.ts';
import type { Say } from './say.ts';
import type { Params } from './step.ts';

/** One thing that a receipt says: what it is, and the words for it. */
export type Detail = { readonly label: string; readonly text: string };

/**
 * An exchange as a person asks about it: who asked whom, for what, under which agreement, what came of it and
 * what left. `params` is the finding of its rule, with the names and texts of the statements shown.
 */
export function exchangeDetails(
  body: Extract<Body, { kind: 'exchange' }>,
  params: Params,
  { exchange: words }: Messages,
  say: Say,
): Detail[] {
  /** What has a name is called by it, then by its code. */
  const named = (names: readonly string[], code: string) => {
    const known = names.filter((name) => params[name] !== undefined).map((name) => say(`{${name}}`, params));
    const coded = say(`{${code}}`, params);
    return known.length === 0 ? coded : `${known.join(' — ')} (${coded})`;
  };
  const fields = body.fields.map((field) => say('{field}', { field })).join(' ');
  const row = (label: string, text: string) => ({ label, text });
  return [
    row(words.consumer, named(['consumerName', 'consumerSystem'], 'consumer')),
    row(words.provider, named(['providerName', 'service'], 'provider')),
    ...(body.operation === null ? [] : [row(words.operation, say('{operation}', params))]),
    row(words.purpose, named(['purposeText'], 'purpose')),
    row(words.agreement, say(body.agreement.version === null ? words.noAgreement : words.version, params)),
    ...(params.legalBasis === undefined ? [] : [row(words.legalBasis, say('{legalBasis}', params))]),
    row(words.lawfulness.label, words.lawfulness[body.lawfulness]),
    row(words.outcome.label, say(words.outcome[body.outcome], params)),
    ...(body.outcome === 'answered' ? [row(words.fields, fields === '' ? words.noFields : fields)] : []),
  ];
}
