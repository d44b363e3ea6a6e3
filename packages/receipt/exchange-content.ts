import { ReceiptError } from './error.ts';
import { exactFields, numberField, textField } from './fields.ts';
import { isCode, isPlainText, isTime } from './identifier.ts';
import {
  type About,
  contentOf,
  isVerifierKeyText,
  type LocalisedText,
  localisedField,
} from './set-content.ts';
import type { Json, JsonObject } from './strict-json.ts';

/** Content of `system/<org>/<system>`; `address` is an origin (`https://host[:port]`), null where it only calls. */
export type SystemContent = {
  readonly organisation: string;
  readonly system: string;
  readonly title: LocalisedText;
  readonly address: string | null;
};

/** Content of `system-key/<org>/<system>/<label>`; valid from a time to another, or without end. */
export type SystemKeyContent = {
  readonly organisation: string;
  readonly system: string;
  readonly key: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

/** Content of `service/<org>/<service>/<major>`; `contract` is the digest of the OpenAPI document's bytes. */
export type ServiceContent = {
  readonly organisation: string;
  readonly service: string;
  readonly major: number;
  readonly version: string;
  readonly system: string;
  readonly title: LocalisedText;
  readonly contract: string;
};

/** Content of `agreement/<consumer org>/<name>`: who may ask whom for what, why, which fields, until when. */
export type AgreementContent = {
  readonly version: number;
  readonly consumer: { readonly organisation: string; readonly system: string };
  readonly provider: { readonly organisation: string; readonly service: string; readonly major: number };
  readonly operations: readonly string[];
  readonly purpose: { readonly code: string; readonly text: LocalisedText };
  readonly legalBasis: LocalisedText;
  /** By operation: JSON Pointers (RFC 6901) of the fields that may leave, `*` for the items of an array. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly quota: { readonly perMinute: number; readonly perDay: number };
};

/** Content of `approval/<provider org>/<consumer org>.<name>`: the agreement's statement, by digest. */
export type ApprovalContent = {
  readonly agreement: string;
  readonly version: number;
  readonly digest: string;
};

/** Content of `suspension/<org>/<consumer org>.<name>`. */
export type SuspensionContent = { readonly agreement: string; readonly reason: LocalisedText };

const SEMVER = /^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/;
/** The last of 43 characters carries 4 bits of the digest and 2 that are zero. */
const DIGEST = /^sha-256:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const OPERATION = /^[A-Za-z][A-Za-z0-9-]{0,99}$/;
/** RFC 6901; '' is a whole answer: what is agreed of opaque content. */
const POINTER = /^(\/([^~/\s]|~[01])+){0,20}$/;
const MAX_LIST = 200;
const MAX_QUOTA = 1_000_000_000;

/** Whether an address is an origin and nothing more: no path, query, user or default port to argue about. */
function isAddress(text: string): boolean {
  if (text.length > 300 || !/^https?:\/\/[a-z0-9.[\]:-]+$/.test(text)) return false;
  return URL.canParse(text) && new URL(text).origin === text;
}

/** `<consumer org>/<name>`; the name has no point, so that `<org>.<name>` names one agreement only. */
export function isAgreementId(text: string): boolean {
  const [organisation = '', name = '', ...rest] = text.split('/');
  return rest.length === 0 && isCode(organisation) && isCode(name) && !name.includes('.');
}

/** `sha-256:` and the Base64 of 32 bytes. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** An operationId of a contract. */
export function isOperationId(text: string): boolean {
  return OPERATION.test(text);
}

/** A JSON Pointer (RFC 6901) to a field, `*` standing for the items of an array; shown to readers as it is. */
export function isPointer(text: string): boolean {
  return POINTER.test(text) && isPlainText(text);
}

export function systemContent(about: About): SystemContent {
  return contentOf(
    about,
    ['organisation', 'system', 'title', 'address'],
    (object, { organisation, rest }) => ({
      organisation: textField(object, 'organisation', (code) => code === organisation),
      system: textField(object, 'system', (code) => code === rest[0]),
      title: localisedField(object, 'title'),
      address: object.address === null ? null : textField(object, 'address', isAddress),
    }),
  );
}

export function systemKeyContent(about: About): SystemKeyContent {
  const fields = ['organisation', 'system', 'key', 'validFrom', 'validUntil'];
  return contentOf(about, fields, (object, { organisation, rest }) => ({
    organisation: textField(object, 'organisation', (code) => code === organisation),
    system: textField(object, 'system', (code) => code === rest[0]),
    key: textField(object, 'key', isVerifierKeyText),
    validFrom: textField(object, 'validFrom', isTime),
    validUntil: object.validUntil === null ? null : textField(object, 'validUntil', isTime),
  }));
}

export function serviceContent(about: About): ServiceContent {
  const fields = ['organisation', 'service', 'major', 'version', 'system', 'title', 'contract'];
  return contentOf(about, fields, (object, { organisation, rest }) => {
    const major = numberField(object, 'major', 0);
    return {
      organisation: textField(object, 'organisation', (code) => code === organisation),
      service: textField(object, 'service', (code) => code === rest[0]),
      major: String(major) === rest[1] ? major : refuse('the major version is not that of the subject'),
      version: textField(object, 'version', (text) => SEMVER.exec(text)?.[1] === String(major)),
      system: textField(object, 'system', isCode),
      title: localisedField(object, 'title'),
      contract: textField(object, 'contract', isDigest),
    };
  });
}

export function agreementContent(about: About): AgreementContent {
  const names = [
    'version',
    'consumer',
    'provider',
    'operations',
    'purpose',
    'legalBasis',
    'fields',
    'validFrom',
    'validUntil',
    'quota',
  ];
  return contentOf(about, names, (object, { organisation }) => {
    const consumer = exactFields(object.consumer, ['organisation', 'system']);
    const provider = exactFields(object.provider, ['organisation', 'service', 'major']);
    const purpose = exactFields(object.purpose, ['code', 'text']);
    const quota = exactFields(object.quota, ['perMinute', 'perDay']);
    const operations = texts(object.operations, 1, isOperationId);
    const validFrom = textField(object, 'validFrom', isTime);
    return {
      version: numberField(object, 'version', 1),
      consumer: {
        organisation: textField(consumer, 'organisation', (code) => code === organisation),
        system: textField(consumer, 'system', isCode),
      },
      provider: {
        organisation: textField(provider, 'organisation', isCode),
        service: textField(provider, 'service', isCode),
        major: numberField(provider, 'major', 0),
      },
      operations,
      purpose: { code: textField(purpose, 'code', isCode), text: localisedField(purpose, 'text') },
      legalBasis: localisedField(object, 'legalBasis'),
      fields: fieldsField(object.fields, operations),
      validFrom,
      validUntil: textField(object, 'validUntil', (text) => isTime(text) && text > validFrom),
      quota: { perMinute: quotaField(quota, 'perMinute'), perDay: quotaField(quota, 'perDay') },
    };
  });
}

export function approvalContent(about: About): ApprovalContent {
  return contentOf(about, ['agreement', 'version', 'digest'], (object, { rest }) => ({
    agreement: agreementField(object, rest),
    version: numberField(object, 'version', 1),
    digest: textField(object, 'digest', isDigest),
  }));
}

export function suspensionContent(about: About): SuspensionContent {
  return contentOf(about, ['agreement', 'reason'], (object, { rest }) => ({
    agreement: agreementField(object, rest),
    reason: localisedField(object, 'reason'),
  }));
}

/** The subject has one segment for an agreement's identifier, so its slash stands there as a point. */
function agreementField(object: JsonObject, rest: readonly string[]): string {
  return textField(object, 'agreement', (id) => isAgreementId(id) && id.replace('/', '.') === rest[0]);
}

function quotaField(object: JsonObject, name: string): number {
  const value = numberField(object, name, 1);
  return value <= MAX_QUOTA ? value : refuse(`the field ${name} is too large`);
}

function texts(value: Json | undefined, least: number, rule: (text: string) => boolean): string[] {
  if (!Array.isArray(value) || value.length < least || value.length > MAX_LIST)
    refuse('a list is too short or too long');
  const list = Array.isArray(value) ? value : [];
  const found = list.flatMap((item) => (typeof item === 'string' && rule(item) ? [item] : []));
  if (found.length !== list.length || new Set(found).size !== found.length) {
    refuse('a list holds something malformed, or twice');
  }
  return found;
}

function fieldsField(
  value: Json | undefined,
  operations: readonly string[],
): Record<string, readonly string[]> {
  const object = exactFields(value, operations);
  return Object.fromEntries(
    operations.map((operation) => [operation, texts(object[operation], 0, isPointer)]),
  );
}

function refuse(why: string): never {
  throw new ReceiptError('statement-malformed', why);
}
