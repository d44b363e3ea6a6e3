import { checkAnnotations } from './annotations.ts';
import type { Content, Method, Operation, Segment } from './model.ts';
import { isSuccess } from './model.ts';
import { readContent } from './parse-content.ts';
import { readParameters } from './parse-parameters.ts';
import {
  flagOf,
  itemsOf,
  malformed,
  memberOf,
  membersOf,
  type Place,
  refuseOthers,
  requireMember,
  textOf,
} from './place.ts';
import type { References } from './schema.ts';
import { readSubjects } from './subjects.ts';

type Surroundings = {
  readonly path: string;
  readonly segments: readonly Segment[];
  readonly method: Method;
  /** Parameters that the path gives to each of its operations. */
  readonly shared: Place | null;
};

const OPERATION_ID = /^[A-Za-z][A-Za-z0-9-]{0,99}$/;
const STATUS = /^(?:20[0-6]|[45][0-9]{2})$/;
const MAX_TAGS = 20;

export function readOperation(
  place: Place,
  { path, segments, method, shared }: Surroundings,
  references: References,
): Operation {
  refuseOthers(place, [
    ...['operationId', 'summary', 'description', 'tags', 'deprecated'],
    ...['parameters', 'requestBody', 'responses', 'x-wasl-subjects'],
  ]);
  checkAnnotations(place);
  const tags = memberOf(place, 'tags');
  if (tags !== null) itemsOf(tags, MAX_TAGS).map(textOf);
  const id = requireMember(place, 'operationId');
  if (!OPERATION_ID.test(textOf(id)))
    malformed(id, 'an operationId is a letter, then letters, digits or -, 100 at most');
  const read = {
    id: textOf(id),
    method,
    path,
    segments,
    parameters: readParameters(place, [shared, memberOf(place, 'parameters')], segments, references),
    body: readBody(memberOf(place, 'requestBody'), method, references),
    responses: readResponses(requireMember(place, 'responses'), references),
  };
  return { ...read, subjects: readSubjects(requireMember(place, 'x-wasl-subjects'), read) };
}

function readBody(place: Place | null, method: Method, references: References): Operation['body'] {
  if (place === null) return { required: false, content: { kind: 'none' } };
  // RFC 9110 §9.3.1 and §9.3.5: what such a body means is not defined, and servers differ.
  if (method === 'get' || method === 'delete') malformed(place, `${method} has no body`);
  refuseOthers(place, ['description', 'required', 'content']);
  checkAnnotations(place);
  requireMember(place, 'content');
  return { required: flagOf(memberOf(place, 'required'), false), content: readContent(place, references) };
}

function readResponses(place: Place, references: References): ReadonlyMap<number, Content> {
  const responses = new Map<number, Content>();
  for (const [status, response] of membersOf(place)) {
    if (!STATUS.test(status)) malformed(response, 'a response has a status of 200 to 206 or 400 to 599');
    refuseOthers(response, ['description', 'content']);
    textOf(requireMember(response, 'description'));
    const content = readContent(response, references);
    // RFC 9110 §15.3.5 and §15.3.6: these end with their headers.
    if (content.kind !== 'none' && (status === '204' || status === '205'))
      malformed(response, `${status} has no content`);
    if (isSuccess(Number(status))) checkAnswer(response, content);
    responses.set(Number(status), content);
  }
  if (![...responses.keys()].some(isSuccess))
    malformed(place, 'an operation has a response of success (2xx)');
  return responses;
}

/** Fields are named by pointers of one step at least; a plain value at the root has none. */
function checkAnswer(place: Place, content: Content): void {
  if (content.kind === 'json' && (content.schema.kind === 'scalar' || content.schema.nullable)) {
    malformed(place, 'an answer is an object or an array, and not null');
  }
}
