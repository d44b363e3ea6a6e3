import { ReceiptError } from './error.ts';
import { isJsonObject, type Json, type JsonObject } from './strict-json.ts';

/** An object with exactly these fields: an unknown one is refused, for a reader could not say what it means. */
export function exactFields(value: Json | undefined, names: readonly string[]): JsonObject {
  if (!isJsonObject(value)) throw malformed('not an object');
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  const missing = names.find((name) => !Object.hasOwn(value, name));
  if (unknown !== undefined) throw malformed(`the field ${JSON.stringify(unknown)} is not known`);
  if (missing !== undefined) throw malformed(`the field ${missing} is missing`);
  return value;
}

/** A field of text that satisfies a rule. */
export function textField(object: JsonObject, name: string, rule: (text: string) => boolean): string {
  const value = object[name];
  if (typeof value !== 'string' || !rule(value)) throw malformed(`the field ${name} is not as it must be`);
  return value;
}

/** A field that is a whole number from `least` to 2^53 − 1. */
export function numberField(object: JsonObject, name: string, least: number): number {
  const value = object[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw malformed(`the field ${name} is not as it must be`);
  }
  return value;
}

/** A field that is null, or text that satisfies a rule. */
export function nullable(object: JsonObject, name: string, rule: (text: string) => boolean): string | null {
  return object[name] === null ? null : textField(object, name, rule);
}

/** A field whose text is one of a closed list. */
export function choiceField<T extends string>(object: JsonObject, name: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === object[name]);
  if (found === undefined) throw malformed(`the field ${name} is not as it must be`);
  return found;
}

function malformed(why: string): ReceiptError {
  return new ReceiptError('json-malformed', why);
}
