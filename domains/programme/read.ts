import type { Localised } from '@wasl/kernel';
import { exactFields, type Json, type JsonObject, ReceiptError, textField } from '@wasl/receipt';

const MAX_LINE = 1_000;

/** One line of text as a reader sees it: trimmed, and not empty. */
export function isLine(text: string): boolean {
  return text.length > 0 && text.length <= MAX_LINE && text.trim() === text && !/\p{Cc}/u.test(text);
}

export function localised(value: Json | undefined): Localised {
  const text = exactFields(value, ['ar', 'fr', 'en']);
  return {
    ar: textField(text, 'ar', isLine),
    fr: textField(text, 'fr', isLine),
    en: textField(text, 'en', isLine),
  };
}

export function flagField(object: JsonObject, name: string): boolean {
  const value = object[name];
  return typeof value === 'boolean' ? value : refuse(`the field ${name} is not true or false`);
}

/** A list, not empty, of some of the choices, each once. */
export function listField<T extends string>(
  object: JsonObject,
  name: string,
  choices: readonly T[],
): readonly T[] {
  const value = object[name];
  const chosen = Array.isArray(value) ? choices.filter((choice) => value.includes(choice)) : [];
  const whole = Array.isArray(value) && chosen.length > 0 && chosen.length === value.length;
  return whole ? chosen : refuse(`the field ${name} is not a list of what it may hold`);
}

export function nullableFlag(object: JsonObject, name: string): boolean | null {
  return object[name] === null ? null : flagField(object, name);
}

/** A list of things that are each read alike. */
export function listOf<T>(object: JsonObject, name: string, read: (item: Json) => T): readonly T[] {
  const value = object[name];
  return Array.isArray(value)
    ? value.map((item: Json) => read(item))
    : refuse(`the field ${name} is no list`);
}

export function refuse(why: string): never {
  throw new ReceiptError('json-malformed', why);
}
