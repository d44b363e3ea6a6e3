import { ReceiptError, refuseAs } from './error.ts';
import { exactFields, textField } from './fields.ts';
import { isCode, isPlainText } from './identifier.ts';
import { isJsonObject, type JsonObject, parseStrictJson } from './strict-json.ts';
import { parseSubject } from './subject.ts';

/** Content of `organisation/<code>`; `key` is the vkey of its first officer. */
export type OrganisationContent = {
  readonly code: string;
  readonly name: { readonly ar: string; readonly fr: string; readonly en: string };
  readonly key: string;
};

/** Content of `key/<organisation>/<role>[/<label>]`; `key` is a vkey. */
export type KeyContent = { readonly organisation: string; readonly role: string; readonly key: string };

type About = { readonly subject: string; readonly content: string };

const MAX_CONTENT = 24_000;
const MAX_LABEL = 200;
const MAX_VKEY = 500;
const VKEY = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/;

/** The content of an organisation's statement; what it says must be what its subject says. */
export function organisationContent({ subject, content }: About): OrganisationContent {
  return refuseAs('statement-malformed', () => {
    const { organisation } = parseSubject(subject);
    const object = exactFields(contentObject(content), ['code', 'name', 'key']);
    const name = exactFields(object.name, ['ar', 'fr', 'en']);
    return {
      code: textField(object, 'code', (code) => code === organisation),
      name: {
        ar: textField(name, 'ar', isLabel),
        fr: textField(name, 'fr', isLabel),
        en: textField(name, 'en', isLabel),
      },
      key: textField(object, 'key', isVerifierKeyText),
    };
  });
}

/** The content of a key's statement; what it says must be what its subject says. */
export function keyContent({ subject, content }: About): KeyContent {
  return refuseAs('statement-malformed', () => {
    const { organisation, rest } = parseSubject(subject);
    const object = exactFields(contentObject(content), ['organisation', 'role', 'key']);
    return {
      organisation: textField(object, 'organisation', (code) => code === organisation),
      role: textField(object, 'role', (role) => isCode(role) && role === rest[0]),
      key: textField(object, 'key', isVerifierKeyText),
    };
  });
}

/** What any `set` must hold: one line, a JSON object, and the fields of its subject's type where it is ours. */
export function refuseSetContent(about: About): void {
  if (about.content.includes('\n') || !isPlainText(about.content)) {
    throw new ReceiptError('statement-malformed', 'the content is not one line of plain text');
  }
  const { type } = parseSubject(about.subject);
  if (type === 'organisation') organisationContent(about);
  else if (type === 'key') keyContent(about);
  else refuseAs('statement-malformed', () => contentObject(about.content));
}

function contentObject(content: string): JsonObject {
  const value = parseStrictJson(content, MAX_CONTENT);
  if (!isJsonObject(value)) throw new ReceiptError('json-malformed', 'the content is not a JSON object');
  return value;
}

function isLabel(text: string): boolean {
  const length = Array.from(text).length;
  return (
    length >= 1 && length <= MAX_LABEL && text.trim() === text && !text.includes('\n') && isPlainText(text)
  );
}

/** The shape of a vkey; that its key ID belongs to it is checked where the key is used. */
function isVerifierKeyText(text: string): boolean {
  return text.length <= MAX_VKEY && VKEY.test(text) && isPlainText(text);
}
