import type { BreakingChange } from './breaking-change.ts';
import { pathParameters } from './breaking-parameters.ts';
import { isField } from './fields.ts';
import type { Operation } from './model.ts';
import { schemasAt } from './pointer.ts';

/** Places that named a person, are still there and name one no more; a place that went is said elsewhere. */
export function lostSubjects(old: Operation, next: Operation): BreakingChange[] {
  const requests = old.subjects.request.flatMap((pointer) => {
    const now = renamed(pointer, old, next);
    const lost = now !== null && isRequestPlace(next, now) && !next.subjects.request.includes(now);
    return lost ? [{ code: 'subject-removed', where: `/request${pointer}` }] : [];
  });
  const responses = old.subjects.response.flatMap((pointer) => {
    const lost = isField(next, pointer) && !next.subjects.response.includes(pointer);
    return lost ? [{ code: 'subject-removed', where: `/response${pointer}` }] : [];
  });
  return [...requests, ...responses];
}

/** A template of the path may have another name; null where the path has it no more. */
function renamed(pointer: string, old: Operation, next: Operation): string | null {
  if (!pointer.startsWith('/path/')) return pointer;
  const index = pathParameters(old).findIndex(({ name }) => `/path/${name}` === pointer);
  const parameter = pathParameters(next)[index];
  return parameter === undefined ? null : `/path/${parameter.name}`;
}

function isRequestPlace({ parameters, body }: Operation, pointer: string): boolean {
  if (!pointer.startsWith('/body/')) {
    return parameters.some((parameter) => `/${parameter.in}/${parameter.name}` === pointer);
  }
  return (
    body.content.kind === 'json' && schemasAt(body.content.schema, pointer.slice('/body'.length)).length > 0
  );
}
