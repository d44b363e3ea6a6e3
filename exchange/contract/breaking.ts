import { brokenAnswers } from './breaking-answers.ts';
import type { BreakingChange } from './breaking-change.ts';
import { brokenParameters } from './breaking-parameters.ts';
import { refusals } from './breaking-schema.ts';
import { isShadowed } from './breaking-shadow.ts';
import { lostSubjects } from './breaking-subjects.ts';
import type { Contract, Operation } from './model.ts';
import { pathShape } from './path-shape.ts';

/**
 * What in a new contract breaks who follows the old one; empty where it may take its place under the same
 * major version. One rule gives nearly all of it: a change breaks where a sender who keeps to one side's
 * contract may send what a reader of the other's refuses. Of a request the old contract is the sender's and
 * the new one reads it strictly; of an answer the new one is the sender's and the reader of the old one passes
 * over properties it does not know.
 *
 * Beyond that rule: a field of an answer does not vanish even if it was optional, because agreements name it; a
 * place that names a person stays named, because the person is shown the exchange by it (a place that is
 * added breaks nobody); a status of success is not taken away, as comparers of OpenAPI documents have it, and
 * one that is added must be readable as an old one (RFC 9110 §15 lets a client treat an unknown 2xx as the
 * one it knows). Answers that refuse (4xx, 5xx) are not compared: nothing of their content leaves a node. There
 * is no security to compare: every exchange is signed, and a document that declares some is refused.
 */
export function breakingChanges(before: Contract, after: Contract): BreakingChange[] {
  const operations = new Map(after.operations.map((operation) => [operation.id, operation]));
  return before.operations.flatMap((old) => {
    const next = operations.get(old.id);
    if (next === undefined) return [{ code: 'operation-removed', where: `/${old.id}` }];
    const shadowed = isShadowed(old, before, after) ? [{ code: 'operation-shadowed', where: '' }] : [];
    return [...shadowed, ...brokenOperation(old, next)].map(({ code, where }) => ({
      code,
      where: `/${old.id}${where}`,
    }));
  });
}

function brokenOperation(old: Operation, next: Operation): BreakingChange[] {
  const moved = old.method !== next.method || pathShape(old.segments) !== pathShape(next.segments);
  return [
    ...(moved ? [{ code: 'operation-moved', where: '' }] : []),
    ...brokenParameters(old, next),
    ...brokenBody(old.body, next.body),
    ...brokenAnswers(old, next),
    ...lostSubjects(old, next),
  ];
}

function brokenBody(old: Operation['body'], next: Operation['body']): BreakingChange[] {
  const where = '/request/body';
  const newlyRequired = next.required && !old.required ? [{ code: 'request-body-required', where }] : [];
  if (old.content.kind === 'none') return newlyRequired;
  if (next.content.kind === 'none') return [{ code: 'request-body-removed', where }];
  if (old.content.kind === 'json' && next.content.kind === 'json') {
    const faults = refusals(old.content.schema, next.content.schema, 'strict');
    return [
      ...newlyRequired,
      ...faults.map(({ rule, pointer }) => ({ code: `request-${rule}`, where: `${where}${pointer}` })),
    ];
  }
  const changed = old.content.kind === next.content.kind ? [] : [{ code: 'request-media-type', where }];
  return [...newlyRequired, ...changed];
}
