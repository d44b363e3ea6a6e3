import { EXCHANGE_MEMBERS, readExchange, writeExchange } from './exchange-body.ts';
import type { ExchangeFields } from './exchange-fields.ts';
import { textField } from './fields.ts';
import { isCode } from './identifier.ts';
import { REFUSALS_MEMBERS, type RefusalsFields, readRefusals } from './refusals-body.ts';
import type { JsonObject } from './strict-json.ts';

/** A statement was accepted into the registry; `statement` is the signed note. */
export type StatementFields = {
  readonly kind: 'statement';
  readonly organisation: string;
  readonly statement: string;
};

/** What a kind adds to the common fields. Filing, privileged action and event will be further members. */
export type KindFields = StatementFields | ExchangeFields | RefusalsFields;
export type Kind = KindFields['kind'];

type FieldsOf = { readonly [K in Kind]: Extract<KindFields, { kind: K }> };

type KindRow<F extends KindFields> = {
  readonly fields: readonly string[];
  read(object: JsonObject): F;
  write(fields: F): JsonObject;
};

/** One row a kind: its fields, all required, and how they are read and written. Its rule is in `rule.ts`. */
export const KINDS: { readonly [K in Kind]: KindRow<FieldsOf[K]> } = {
  statement: {
    fields: ['organisation', 'statement'],
    read: (object) => ({
      kind: 'statement',
      organisation: textField(object, 'organisation', isCode),
      statement: textField(object, 'statement', (text) => text !== ''),
    }),
    write: ({ organisation, statement }) => ({ organisation, statement }),
  },
  exchange: { fields: EXCHANGE_MEMBERS, read: readExchange, write: writeExchange },
  refusals: {
    fields: REFUSALS_MEMBERS,
    read: readRefusals,
    write: ({ code, minute, count }) => ({ code, minute, count }),
  },
};

/** The fields of a kind as they stand in JSON. */
export function writeFields<K extends Kind>(kind: K, fields: FieldsOf[K]): JsonObject {
  return KINDS[kind].write(fields);
}
