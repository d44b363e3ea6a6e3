import type { Schemas } from './model.ts';
import { array, COUNT, closed, orNull, ref, text } from './schemas.ts';

const POINTER = text(
  '^(/([^~/\\s]|~[01])+){0,20}$',
  'RFC 6901; `*` for the items of an array, empty for the whole',
);
const CODES = { organisation: ref('Code'), system: ref('Code') };
const PROVIDER = closed({ organisation: ref('Code'), service: ref('Code'), major: COUNT });
const LIMIT = { type: 'integer', minimum: 1 };

/** What `GET /api/directory` answers; each member is the content of a statement (docs/exchange.md §1). */
export const DIRECTORY_SCHEMAS: Schemas = {
  Organisation: closed({ code: ref('Code'), name: ref('Texts'), key: ref('VerifierKey') }),
  System: closed({
    ...CODES,
    title: ref('Texts'),
    address: orNull(
      text('^https?://[^/?#]+$', '`http(s)://host[:port]`'),
      'Null where the system only calls, or answers within the node',
    ),
  }),
  SystemKey: closed({
    id: ref('KeyId'),
    key: ref('VerifierKey'),
    validFrom: ref('Time'),
    validUntil: orNull(ref('Time'), 'Null where the period is open'),
  }),
  Service: closed({
    organisation: ref('Code'),
    service: ref('Code'),
    major: COUNT,
    version: text('^[0-9]+\\.[0-9]+\\.[0-9]+$', 'Semantic version of the contract'),
    system: ref('Code'),
    title: ref('Texts'),
    contract: ref('Digest'),
  }),
  Agreement: closed({
    id: ref('AgreementId'),
    standing: {
      enum: ['in-force', 'not-approved', 'suspended'],
      description: '`in-force` says that both sides stand by it; its period is `validFrom` to `validUntil`',
    },
    suspendedBecause: orNull(ref('Texts'), 'Null where neither side suspended it'),
    digest: ref('Digest'),
    version: LIMIT,
    consumer: closed(CODES),
    provider: PROVIDER,
    operations: array({ type: 'string' }),
    purpose: closed({ code: { type: 'string' }, text: ref('Texts') }),
    legalBasis: ref('Texts'),
    fields: { type: 'object', additionalProperties: array(POINTER), description: 'By operation' },
    validFrom: ref('Time'),
    validUntil: ref('Time'),
    quota: closed({ perMinute: LIMIT, perDay: LIMIT }),
  }),
  Directory: closed({
    registry: ref('RegistryHead'),
    organisations: array(ref('Organisation')),
    systems: array(ref('System')),
    keys: array(ref('SystemKey')),
    services: array(ref('Service')),
    agreements: array(ref('Agreement')),
  }),
};
