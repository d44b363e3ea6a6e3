import type { Schema, Schemas } from './model.ts';

/** A schema among the components of the document. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function text(pattern: string, description: string): Schema {
  return { type: 'string', pattern, description };
}

export function array(items: Schema): Schema {
  return { type: 'array', items };
}

/** What may be null where `description` says when. */
export function orNull(schema: Schema, description: string): Schema {
  return { anyOf: [schema, { type: 'null' }], description };
}

/** An object of exactly these properties, all of them there but those that are `optional`. */
export function closed(properties: Schemas, optional: readonly string[] = []): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

export const COUNT: Schema = { type: 'integer', minimum: 0 };

const CODE = '[a-z0-9][a-z0-9.-]*';
const BASE64_32 = '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=';
const TIME = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z';

/** What several routes speak of, in the spelling of docs/exchange.md and docs/receipt-format.md. */
export const COMMON_SCHEMAS: Schemas = {
  Code: { ...text(`^${CODE}$`, 'A code of an organisation, system or service'), maxLength: 200 },
  AgreementId: text(`^${CODE}/[a-z0-9][a-z0-9-]*$`, '`<consumer org>/<name>`'),
  KeyId: text(`^${CODE}/${CODE}/${CODE}$`, '`<org>/<system>/<label>`'),
  Texts: closed({ ar: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' } }),
  Time: text(`^${TIME}$`, 'RFC 3339 in UTC with milliseconds'),
  Hash: text(`^${BASE64_32}$`, 'Base64 of 32 bytes'),
  Digest: text(`^sha-256:${BASE64_32}$`, '`sha-256:` and the Base64 of 32 bytes'),
  Binary32: text(`^:${BASE64_32}:$`, 'Base64 of 32 bytes between colons (RFC 9651, Byte Sequence)'),
  ContentDigest: text(`^sha-256=:${BASE64_32}:$`, 'RFC 9530, SHA-256 of the content'),
  Id: text(
    '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    'UUIDv7 (RFC 9562) in lower case',
  ),
  VerifierKey: text('^[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+=*$', 'C2SP signed-note vkey'),
  RegistryHead: closed({ origin: { type: 'string' }, size: COUNT, root: ref('Hash') }),
};
