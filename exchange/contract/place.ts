import { isJsonObject, type Json } from '@wasl/receipt';
import { contractProblem } from './problems.ts';

/** A value of the document and where it stands: a JSON Pointer as a URI fragment (RFC 6901 §6). */
export type Place = { readonly value: Json; readonly where: string };

export function malformed({ where }: Pick<Place, 'where'>, why: string): never {
  throw contractProblem('contract-malformed', { where, why });
}

export function memberOf(place: Place, name: string): Place | null {
  const { value, where } = place;
  if (!isJsonObject(value) || !Object.hasOwn(value, name)) return null;
  const member = value[name];
  return member === undefined ? null : { value: member, where: `${where}/${escapePointer(name)}` };
}

export function requireMember(place: Place, name: string): Place {
  return memberOf(place, name) ?? malformed(place, `${name} is missing`);
}

/** The members of an object, in the order of the document. */
export function membersOf(place: Place): [string, Place][] {
  const { value, where } = place;
  if (!isJsonObject(value)) malformed(place, 'an object is expected');
  return Object.entries(value).map(([name, member]) => [
    name,
    { value: member, where: `${where}/${escapePointer(name)}` },
  ]);
}

/** Refuses an object with a member that is not listed: what we do not enforce must not seem promised. */
export function refuseOthers(place: Place, allowed: readonly string[]): void {
  for (const [name, member] of membersOf(place)) {
    if (!allowed.includes(name)) malformed(member, 'this keyword is not of the subset that is enforced');
  }
}

export function itemsOf(place: Place, maximum: number): Place[] {
  const { value, where } = place;
  if (!Array.isArray(value)) malformed(place, 'a list is expected');
  if (value.length > maximum) malformed(place, `the list has more than ${maximum} items`);
  return value.map((item: Json, index) => ({ value: item, where: `${where}/${index}` }));
}

export function textOf(place: Place): string {
  return typeof place.value === 'string' ? place.value : malformed(place, 'a text is expected');
}

export function flagOf(place: Place | null, absent: boolean): boolean {
  if (place === null) return absent;
  return typeof place.value === 'boolean' ? place.value : malformed(place, 'true or false is expected');
}

export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
