import { ReceiptError } from './error.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** Deeper than anything we sign, and shallow enough for a recursive reader in any language. */
const MAX_DEPTH = 16;
const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/**
 * RFC 8259 JSON for hostile input: what two readers could understand differently is refused. That is a
 * name given twice at any depth, however it is escaped; half of a surrogate pair; a number that is not
 * finite, or an integer beyond 2^53 − 1; more than `maxDepth` levels. A name `__proto__` is an own property
 * like any other. `maxLength` counts UTF-16 code units.
 */
export function parseStrictJson(text: string, maxLength: number, maxDepth = MAX_DEPTH): Json {
  if (text.length > maxLength) throw malformed(`longer than ${maxLength} characters`);
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('not JSON');
  }
  // `JSON.parse` keeps the last of two equal names without a word: there are then fewer of them than were written.
  if (namesIn(value, maxDepth) !== namesWritten(text)) throw malformed('a name is given twice');
  return value;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many names a value has at all depths; what else is ambiguous in it is refused on the way. */
function namesIn(value: Json, levels: number): number {
  if (typeof value === 'string') refuseHalfPair(value);
  if (typeof value === 'number') refuseInexact(value);
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) throw malformed('it has too many levels');
  let names = 0;
  if (Array.isArray(value)) {
    for (const item of value) names += namesIn(item, levels - 1);
    return names;
  }
  for (const [name, member] of Object.entries(value)) {
    refuseHalfPair(name);
    names += 1 + namesIn(member, levels - 1);
  }
  return names;
}

/** How many names stand in a text that is JSON: the strings before a colon. */
function namesWritten(text: string): number {
  let names = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    let after = endOfString(text, start) + 1;
    // White space between a name and its colon: all that is at most a space, in a text that is JSON.
    while (text.charCodeAt(after) <= 0x20) after += 1;
    if (text.charCodeAt(after) === COLON) names += 1;
    start = text.indexOf('"', after);
  }
  return names;
}

/** Where the quotation mark stands that ends the string begun at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit === BACKSLASH) at += 1;
  }
}

function refuseHalfPair(text: string): void {
  if (!text.isWellFormed()) throw malformed('a string holds half of a surrogate pair');
}

function refuseInexact(value: number): void {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw malformed('a number is too large to be exact');
  }
}

function malformed(why: string): ReceiptError {
  return new ReceiptError('json-malformed', `strict JSON: ${why}`);
}
