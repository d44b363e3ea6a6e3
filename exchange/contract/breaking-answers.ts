import type { BreakingChange } from './breaking-change.ts';
import { refusals } from './breaking-schema.ts';
import { fieldsOf } from './fields.ts';
import { type Content, isSuccess, type Operation } from './model.ts';

/** What breaks readers of an operation's answers of success. */
export function brokenAnswers(old: Operation, next: Operation): BreakingChange[] {
  const before = successes(old);
  return [
    ...before.flatMap(([status, content]) => {
      const changed = next.responses.get(status);
      const where = `/response/${status}`;
      return changed === undefined
        ? [{ code: 'response-removed', where }]
        : brokenAnswer(content, changed).map(({ code, where: at }) => ({ code, where: `${where}${at}` }));
    }),
    ...successes(next).flatMap(([status, content]) => {
      const readable = old.responses.has(status) || before.some(([, known]) => isReadable(content, known));
      return readable ? [] : [{ code: 'response-added', where: `/response/${status}` }];
    }),
  ];
}

function successes({ responses }: Operation): [number, Content][] {
  return [...responses].filter(([status]) => isSuccess(status));
}

function isReadable(sent: Content, read: Content): boolean {
  if (sent.kind !== 'json' || read.kind !== 'json') return sent.kind === read.kind;
  return refusals(sent.schema, read.schema, 'tolerant').length === 0;
}

function brokenAnswer(old: Content, next: Content): BreakingChange[] {
  if (old.kind !== next.kind) return [{ code: 'response-media-type', where: '' }];
  if (old.kind !== 'json' || next.kind !== 'json') return [];
  const faults = refusals(next.schema, old.schema, 'tolerant').map(({ rule, pointer }) => ({
    code: `response-${rule}`,
    where: pointer,
  }));
  const lost = lostFields(old, next)
    .filter((field) => faults.every(({ where }) => where !== field))
    .map((field) => ({ code: 'response-property-removed', where: field }));
  return [...faults, ...lost];
}

/** Fields that an agreement may name and that no answer has any more; of a lost container, only itself. */
function lostFields(old: Content, next: Content): string[] {
  const [before, after] = [old, next].map((content) => fieldsOf({ responses: new Map([[200, content]]) }));
  const lost = new Set(before?.filter((field) => after?.includes(field) !== true));
  return [...lost].filter((field) => !lost.has(field.slice(0, field.lastIndexOf('/'))));
}
