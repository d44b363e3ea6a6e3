import { malformed, type Place } from './place.ts';

/** A length or a number of items; null where it is not given. */
export function countOf(place: Place | null): number | null {
  if (place === null) return null;
  const value = numberOf(place);
  return Number.isSafeInteger(value) && value >= 0
    ? value
    : malformed(place, 'a whole number from 0 is expected');
}

export function numberOf(place: Place): number {
  return typeof place.value === 'number' ? place.value : malformed(place, 'a number is expected');
}
