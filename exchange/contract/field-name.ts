import { forbiddenName } from './forbidden-names.ts';
import { malformed, type Place } from './place.ts';
import { contractProblem } from './problems.ts';

/** No name needs an escape in a JSON Pointer, and none can be taken for `*`, the items of an array. */
const NAME = /^[\p{L}_@$][\p{L}\p{M}\p{N}_@$.-]{0,63}$/u;

/**
 * Refuses a name of a field or a parameter that pointers could misread, that every object of the runtime
 * has by inheritance (`constructor`), or that would hold what has no place on the platform.
 */
export function checkFieldName(name: string, place: Place): void {
  if (!NAME.test(name))
    malformed(place, 'a name has a letter, then letters, digits or _ @ $ . -, 64 at most');
  if (name in Object.prototype) malformed(place, 'the name is one that every object has');
  const why = forbiddenName(name);
  if (why !== null) throw contractProblem('contract-field-forbidden', { where: place.where, why });
}
