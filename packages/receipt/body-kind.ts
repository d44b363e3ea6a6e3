import { textField } from './fields.ts';
import { isCode } from './identifier.ts';
import type { JsonObject } from './strict-json.ts';

/** A statement was accepted into the registry; `statement` is the signed note. */
export type StatementFields = {
  readonly kind: 'statement';
  readonly organisation: string;
  readonly statement: string;
};

/** What a kind adds to the common fields. Exchange, filing, privileged action and event will be further members. */
export type KindFields = StatementFields;
export type Kind = KindFields['kind'];

type KindRow<K extends Kind> = {
  readonly fields: readonly string[];
  read(object: JsonObject): Extract<KindFields, { kind: K }>;
};

/** One row a kind: its fields, all required, and how they are read. Its rule of verification is in `rule.ts`. */
export const KINDS: { readonly [K in Kind]: KindRow<K> } = {
  statement: {
    fields: ['organisation', 'statement'],
    read: (object) => ({
      kind: 'statement',
      organisation: textField(object, 'organisation', isCode),
      statement: textField(object, 'statement', (text) => text !== ''),
    }),
  },
};
