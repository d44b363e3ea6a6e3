import { flagOf, itemsOf, memberOf, type Place, textOf } from './place.ts';

const MAX_EXAMPLES = 100;

/** Keywords of a schema that only explain. */
export const SCHEMA_ANNOTATIONS = ['title', 'description', 'deprecated', 'examples'];

/** Checks members that only explain: they change nothing of what is enforced. */
export function checkAnnotations(place: Place): void {
  for (const name of ['title', 'summary', 'description']) {
    const text = memberOf(place, name);
    if (text !== null) textOf(text);
  }
  flagOf(memberOf(place, 'deprecated'), false);
  const examples = memberOf(place, 'examples');
  if (examples !== null) itemsOf(examples, MAX_EXAMPLES);
}
