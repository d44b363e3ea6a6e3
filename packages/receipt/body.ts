import { fromUtf8, hashFromBase64, toBase64, utf8 } from '@wasl/log';
import { KINDS, type KindFields, writeFields } from './body-kind.ts';
import { ReceiptError, refuseAs } from './error.ts';
import { exactFields, numberField, textField } from './fields.ts';
import { isNodeName, isTime, isUuid7 } from './identifier.ts';
import { isJsonObject, type Json, type JsonObject, parseStrictJson } from './strict-json.ts';

/** The registry head a receipt leans on; `size` is at least 1. */
export type RegistryHead = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** What every receipt says, whatever its kind. `at` is the node's own word. */
type CommonFields = {
  readonly id: string;
  readonly node: string;
  readonly registry: RegistryHead;
  readonly at: string;
};

export type Body = CommonFields & KindFields;

const VERSION = 1;
const COMMON = ['version', 'kind', 'id', 'node', 'registry', 'at'];
const MAX_BODY_BYTES = 60_000;

/** The JSON bytes of a body; refuses one that `parseBody` would refuse. They are kept verbatim for ever. */
export function encodeBody({ id, node, registry, at, ...fields }: Body): Uint8Array {
  const { origin, size, root } = registry;
  const common = {
    version: VERSION,
    kind: fields.kind,
    id,
    node,
    registry: { origin, size, root: toBase64(root) },
    at,
  };
  const object: JsonObject = { ...common, ...writeFields(fields.kind, fields) };
  const text = JSON.stringify(object);
  const bytes = utf8(text);
  // Reading the text again would find what reading its members does, but for half of a surrogate pair: that, or a
  // text which spells one, is all that is written with this escape.
  if (bytes.length > MAX_BODY_BYTES || text.includes('\\ud')) parseBody(bytes);
  else readMembers(object);
  return bytes;
}

/** Parses a body strictly. A version or kind that is not known here is told apart from a malformed body. */
export function parseBody(bytes: Uint8Array): Body {
  if (bytes.length > MAX_BODY_BYTES) throw new ReceiptError('body-malformed', 'the body is too large');
  return readMembers(refuseAs('body-malformed', () => parseStrictJson(fromUtf8(bytes), MAX_BODY_BYTES)));
}

function readMembers(value: Json): Body {
  const row = kindRow(value);
  return refuseAs('body-malformed', () => {
    const object = exactFields(value, [...COMMON, ...row.fields]);
    const registry = exactFields(object.registry, ['origin', 'size', 'root']);
    return {
      ...row.read(object),
      id: textField(object, 'id', isUuid7),
      node: textField(object, 'node', isNodeName),
      registry: {
        origin: textField(registry, 'origin', isNodeName),
        size: numberField(registry, 'size', 1),
        root: hashFromBase64(textField(registry, 'root', () => true)),
      },
      at: textField(object, 'at', isTime),
    };
  });
}

function kindRow(value: Json) {
  if (!isJsonObject(value) || typeof value.version !== 'number' || typeof value.kind !== 'string') {
    throw new ReceiptError('body-malformed', 'the body has no version or no kind');
  }
  const row = Object.entries(KINDS).find(([kind]) => kind === value.kind)?.[1];
  if (value.version !== VERSION || row === undefined) {
    throw new ReceiptError('body-unsupported', 'a version or a kind of body that is not known here');
  }
  return row;
}
