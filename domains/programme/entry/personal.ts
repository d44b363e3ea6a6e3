import { looksPersonal } from '@wasl/kernel';
import { isUuid7, type Json } from '@wasl/receipt';

/**
 * Where a value to be published holds what looks like an identifier of a person: JSON Pointers (RFC 6901),
 * in the order of the value. A national ID number needs a prior authorisation (law 09-08 art. 12), which a
 * public page never has.
 */
export function personalPlaces(value: Json, pointer = ''): readonly string[] {
  // Among random identifiers of ours some end in what reads like a telephone number.
  if (typeof value === 'string') return looksPersonal(value) && !isUuid7(value) ? [pointer] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: readonly [string, Json]) =>
    personalPlaces(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
