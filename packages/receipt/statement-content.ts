import { ReceiptError, refuseAs } from './error.ts';
import {
  agreementContent,
  approvalContent,
  serviceContent,
  suspensionContent,
  systemContent,
  systemKeyContent,
} from './exchange-content.ts';
import { textField } from './fields.ts';
import { isCode, isPlainText } from './identifier.ts';
import {
  type About,
  contentObject,
  contentOf,
  isVerifierKeyText,
  type LocalisedText,
  localisedField,
} from './set-content.ts';
import { parseSubject } from './subject.ts';

/** Content of `organisation/<code>`; `key` is the vkey of its first officer. */
export type OrganisationContent = {
  readonly code: string;
  readonly name: LocalisedText;
  readonly key: string;
};

/** Content of `key/<organisation>/<role>[/<label>]`; `key` is a vkey. */
export type KeyContent = { readonly organisation: string; readonly role: string; readonly key: string };

/** The content of an organisation's statement; what it says must be what its subject says. */
export function organisationContent(about: About): OrganisationContent {
  return contentOf(about, ['code', 'name', 'key'], (object, { organisation }) => ({
    code: textField(object, 'code', (code) => code === organisation),
    name: localisedField(object, 'name'),
    key: textField(object, 'key', isVerifierKeyText),
  }));
}

/** The content of a key's statement; what it says must be what its subject says. */
export function keyContent(about: About): KeyContent {
  return contentOf(about, ['organisation', 'role', 'key'], (object, { organisation, rest }) => ({
    organisation: textField(object, 'organisation', (code) => code === organisation),
    role: textField(object, 'role', (role) => isCode(role) && role === rest[0]),
    key: textField(object, 'key', isVerifierKeyText),
  }));
}

/** The types whose content this format knows; any other type's is a JSON object of its owner's making. */
const CONTENTS: ReadonlyMap<string, (about: About) => unknown> = new Map<string, (about: About) => unknown>([
  ['organisation', organisationContent],
  ['key', keyContent],
  ['system', systemContent],
  ['system-key', systemKeyContent],
  ['service', serviceContent],
  ['agreement', agreementContent],
  ['approval', approvalContent],
  ['suspension', suspensionContent],
]);

/** What any `set` must hold: one line, a JSON object, and the fields of its subject's type where it is ours. */
export function refuseSetContent(about: About): void {
  if (about.content.includes('\n') || !isPlainText(about.content)) {
    throw new ReceiptError('statement-malformed', 'the content is not one line of plain text');
  }
  const read = CONTENTS.get(parseSubject(about.subject).type) ?? (({ content }) => contentObject(content));
  refuseAs('statement-malformed', () => read(about));
}
