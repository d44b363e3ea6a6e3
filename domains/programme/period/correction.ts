import type { Problem } from '@wasl/kernel';
import { type Json, parseStrictJson } from '@wasl/receipt';
import { canonicalJson } from '../canonical-json.ts';
import { personalPlaces } from '../entry/personal.ts';
import { isBlank, type OfficeText } from '../office-text.ts';
import { programmeProblem } from '../problems.ts';
import type { FrozenPeriod } from './freeze.ts';

/** What a published period says wrongly. Its bytes stay as they are; a correction is shown beside them. */
export type Correction = {
  /** Where in the frozen document: a JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly was: Json;
  readonly is: Json;
  readonly reason: OfficeText;
};

const MAX_LENGTH = 64 * 1024 * 1024;

/** All that keeps a correction from being published; two people are asked for where it is proposed and approved. */
export function faultsOfCorrection(frozen: FrozenPeriod, correction: Correction): readonly Problem[] {
  const { pointer, was, is, reason } = correction;
  const document = parseStrictJson(new TextDecoder().decode(frozen.bytes), MAX_LENGTH);
  const found = valueAt(document, pointer);
  const fits =
    found !== undefined &&
    canonicalJson(found) === canonicalJson(was) &&
    canonicalJson(is) !== canonicalJson(was);
  return [
    ...(fits ? [] : [programmeProblem('correction-misplaced', { pointer })]),
    ...(isBlank(reason) ? [programmeProblem('reason-missing')] : []),
    ...personalPlaces({ is, reason }).map((field) => programmeProblem('publication-personal', { field })),
  ];
}

/** The value at a JSON Pointer (RFC 6901 §4), undefined where there is none. */
function valueAt(document: Json, pointer: string): Json | undefined {
  if (pointer === '') return document;
  if (!pointer.startsWith('/')) return undefined;
  const names = pointer
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<Json | undefined>((value, name) => memberOf(value, name), document);
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([own]) => own === name)?.[1];
}
