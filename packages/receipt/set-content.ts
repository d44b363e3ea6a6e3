import { ReceiptError, refuseAs } from './error.ts';
import { exactFields, textField } from './fields.ts';
import { isPlainText } from './identifier.ts';
import { isJsonObject, type JsonObject, parseStrictJson } from './strict-json.ts';
import { parseSubject, type Subject } from './subject.ts';

/** A statement as far as its content is concerned. */
export type About = { readonly subject: string; readonly content: string };

/** A text in the three languages that every statement speaks. */
export type LocalisedText = { readonly ar: string; readonly fr: string; readonly en: string };

const MAX_CONTENT = 24_000;
const MAX_LABEL = 200;
const MAX_VKEY = 500;
const VKEY = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/;

/** Reads the content of a `set` with exactly these members; whatever is refused is `statement-malformed`. */
export function contentOf<T>(
  { subject, content }: About,
  names: readonly string[],
  read: (object: JsonObject, subject: Subject) => T,
): T {
  return refuseAs('statement-malformed', () =>
    read(exactFields(contentObject(content), names), parseSubject(subject)),
  );
}

export function contentObject(content: string): JsonObject {
  const value = parseStrictJson(content, MAX_CONTENT);
  if (!isJsonObject(value)) throw new ReceiptError('json-malformed', 'the content is not a JSON object');
  return value;
}

/** An object with exactly `ar`, `fr` and `en`, each one trimmed line of 1 to 200 characters. */
export function localisedField(object: JsonObject, name: string): LocalisedText {
  const text = exactFields(object[name], ['ar', 'fr', 'en']);
  return {
    ar: textField(text, 'ar', isLabel),
    fr: textField(text, 'fr', isLabel),
    en: textField(text, 'en', isLabel),
  };
}

function isLabel(text: string): boolean {
  const length = Array.from(text).length;
  return (
    length >= 1 && length <= MAX_LABEL && text.trim() === text && !text.includes('\n') && isPlainText(text)
  );
}

/** The shape of a vkey; that its key ID belongs to it is checked where the key is used. */
export function isVerifierKeyText(text: string): boolean {
  return text.length <= MAX_VKEY && VKEY.test(text) && isPlainText(text);
}
