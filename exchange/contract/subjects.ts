import { isSuccess, type Operation, type Schema, type Subjects } from './model.ts';
import { itemsOf, malformed, type Place, refuseOthers, requireMember, textOf } from './place.ts';
import { schemasAt } from './pointer.ts';

type Declared = Pick<Operation, 'parameters' | 'body' | 'responses'>;

const MAX_SUBJECTS = 50;

/**
 * Reads `x-wasl-subjects`. It is never left out: who writes a contract says where a person is named, so that
 * the person can be shown the exchange (law 09-08 art. 7), or says with an empty list that nobody is.
 */
export function readSubjects(place: Place, declared: Declared): Subjects {
  refuseOthers(place, ['request', 'response']);
  const answers = [...declared.responses].flatMap(([status, content]) =>
    isSuccess(status) && content.kind === 'json' ? [content.schema] : [],
  );
  return {
    request: readList(requireMember(place, 'request'), (pointer) => isRequestName(pointer, declared)),
    response: readList(requireMember(place, 'response'), (pointer) => leadsToNames(answers, pointer)),
  };
}

function readList(place: Place, isName: (pointer: string) => boolean): string[] {
  const pointers = itemsOf(place, MAX_SUBJECTS).map((item) => {
    const pointer = textOf(item);
    return isName(pointer)
      ? pointer
      : malformed(item, 'the pointer leads to no declared text or whole number');
  });
  if (new Set(pointers).size !== pointers.length) malformed(place, 'a pointer is listed twice');
  return pointers;
}

function isRequestName(pointer: string, { parameters, body }: Declared): boolean {
  const [, location, name] = /^\/(path|query|body)\/(.+)$/.exec(pointer) ?? [];
  if (location === 'body') {
    return body.content.kind === 'json' && leadsToNames([body.content.schema], `/${name}`);
  }
  const parameter = parameters.find((known) => known.in === location && known.name === name);
  return parameter !== undefined && ['string', 'integer'].includes(parameter.scalar.type);
}

/** Whether some of the contents have a value at the pointer, and all that do have a text or a whole number. */
function leadsToNames(roots: readonly Schema[], pointer: string): boolean {
  const found = roots.flatMap((root) => schemasAt(root, pointer));
  return (
    found.length > 0 &&
    found.every(
      (schema) =>
        schema.kind === 'scalar' &&
        schema.scalars.every(({ type }) => type === 'string' || type === 'integer'),
    )
  );
}
