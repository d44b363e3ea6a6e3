import { ReceiptError } from './error.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** Deeper than anything we sign, and shallow enough for a recursive reader in any language. */
const MAX_DEPTH = 16;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * RFC 8259 JSON for hostile input: what two readers could understand differently is refused. That is a
 * name given twice at any depth, however it is escaped; half of a surrogate pair; a number that is not
 * finite, or an integer beyond 2^53 − 1; more than 16 levels. A name `__proto__` is an own property like
 * any other. `maxLength` counts UTF-16 code units.
 */
export function parseStrictJson(text: string, maxLength: number): Json {
  if (text.length > maxLength) throw malformed(`longer than ${maxLength} characters`);
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('not JSON');
  }
  refuseAmbiguity(text);
  return value;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `JSON.parse` keeps the last of two equal names and rounds numbers without a word, so the text is walked
 * once more. It is JSON by now: a string right after an object's `{` or comma is a name.
 */
function refuseAmbiguity(text: string): void {
  const open: (Set<string> | null)[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"')) {
      const names = previous === '{' || previous === ',' ? (open.at(-1) ?? null) : null;
      refuseString(JSON.parse(token), names);
    } else if (/^[-0-9]/.test(token)) refuseNumber(Number(token));
    if (open.length > MAX_DEPTH) throw malformed(`more than ${MAX_DEPTH} levels`);
    previous = token;
  }
}

function refuseString(value: string, names: Set<string> | null): void {
  if (!value.isWellFormed()) throw malformed('a string holds half of a surrogate pair');
  if (names?.has(value)) throw malformed('a name is given twice');
  names?.add(value);
}

function refuseNumber(value: number): void {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw malformed('a number is too large to be exact');
  }
}

function malformed(why: string): ReceiptError {
  return new ReceiptError('json-malformed', `strict JSON: ${why}`);
}
