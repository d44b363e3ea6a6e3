import {
  formatVerifierKey,
  operatorOf,
  type Policy,
  type PolicyWitness,
  readableName,
  type VerifierKey,
} from '@wasl/log';
import { apart, code, el, part } from './dom.ts';
import { filled } from './filled.ts';
import { text } from './page.ts';
import { isSavedCopy } from './saved-copy.ts';
import type { Trust } from './trust.ts';

/** Shows on whose keys the verdicts rest: whole keys, for a shortened one could be made to match. */
export function showTrust({ policy, bytes, fingerprint, name }: Trust, node: string): void {
  const { trust } = text;
  const source = name === null ? filled(trust.ofPage, { node }) : filled(trust.own, { name });
  const saved = isSavedCopy() ? [el('p', {}, trust.saved)] : [];
  part('trust-content', HTMLElement).replaceChildren(
    el('p', { class: 'source' }, ...source),
    ...saved,
    el(
      'dl',
      {},
      ...row(trust.fingerprint, code(fingerprint)),
      ...row(trust.logs, keyList(policy.logs.map(({ key }) => keyItem(key)))),
      ...row(trust.witnesses, keyList(policy.witnesses.map((witness) => witnessItem(witness, policy)))),
      ...row(trust.rule, ...rule(policy)),
    ),
    el('details', {}, el('summary', {}, trust.file), el('pre', { dir: 'ltr' }, decoded(bytes))),
  );
  part('policy-reset', HTMLButtonElement).hidden = name === null;
}

function row(label: string, ...value: readonly (Node | string)[]): HTMLElement[] {
  return [el('dt', {}, label), el('dd', {}, ...value)];
}

function keyList(items: readonly (readonly (Node | string)[])[]): HTMLElement | string {
  return items.length === 0 ? text.trust.none : el('ul', {}, ...items.map((item) => el('li', {}, ...item)));
}

/** The name of a key, and what follows it in the trust file: the key's ID and the key. */
function keyItem(key: VerifierKey): Node[] {
  return [apart(key.name), code(formatVerifierKey(key).slice(key.name.length + 1))];
}

/** A witness run by a log's own operator counts for nothing (see `openCheckpoint`). */
function witnessItem({ name, key }: PolicyWitness, { logs }: Policy): Node[] {
  const ours = logs.some((log) => operatorOf(log.key.name) === operatorOf(key.name));
  const remark = ours ? [el('p', { class: 'quiet' }, text.trust.sameOperator)] : [];
  return [el('strong', {}, apart(readableName(name))), ...keyItem(key), ...remark];
}

/** The quorum in words: the groups that lead to it, from the last, which the quorum names, to the first. */
function rule({ quorum, groups }: Policy): Node[] {
  const { trust } = text;
  if (quorum === null) return [el('p', {}, trust.noRule)];
  const lines = groups.toReversed().map(({ name, threshold, members }) => {
    const values = { name: readableName(name), threshold, members: members.map(readableName).join(', ') };
    return el('li', { class: 'group' }, ...filled(trust.group, values));
  });
  return [
    el('p', {}, ...filled(trust.needs, { name: readableName(quorum) })),
    ...(lines.length === 0 ? [] : [el('ul', {}, ...lines)]),
  ];
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
