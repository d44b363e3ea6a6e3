import { utf8 } from '@wasl/log';
import { isJsonObject, type Json } from '@wasl/receipt';
import { type CompiledOperation, compileContract } from '../compile.ts';
import type { Contract } from '../model.ts';
import { parseContract } from '../parse.ts';

/** What stands at places of a document (JSON Pointers), undefined where nothing is to stand. */
export type Changes = { readonly [pointer: string]: Json | undefined };

const text = (maxLength: number): Json => ({ type: 'string', maxLength });
export const closed = (properties: { readonly [name: string]: Json }, required: readonly string[]): Json => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const inPath = (name: string, schema: Json): Json => ({ name, in: 'path', required: true, schema });
const inQuery = (name: string, schema: Json, required = false): Json => ({
  name,
  in: 'query',
  required,
  schema,
});

const NOBODY: Json = { request: [], response: [] };

/** A document with every form that the subset has, small enough to be changed one place at a time. */
export const DOCUMENT: Json = {
  openapi: '3.1.0',
  info: { title: 'Files', version: '1.0.0' },
  paths: {
    '/files': {
      get: {
        operationId: 'listFiles',
        parameters: [
          inQuery('limit', { type: 'integer', minimum: 1, maximum: 100 }),
          inQuery('state', ref('State')),
          inQuery('since', { type: 'string', format: 'date' }),
          inQuery('open', { type: 'boolean' }),
          inQuery('rate', { type: 'number', exclusiveMinimum: 0, maximum: 1 }),
        ],
        responses: {
          200: {
            description: 'A page',
            content: json(
              closed(
                {
                  items: { type: 'array', items: ref('File'), maxItems: 50 },
                  total: { type: 'integer', minimum: 0 },
                },
                ['items'],
              ),
            ),
          },
          400: { description: 'Refused' },
        },
        'x-wasl-subjects': { request: [], response: ['/items/*/owner/id'] },
      },
      post: {
        operationId: 'createFile',
        requestBody: { required: true, content: json(ref('Draft')) },
        responses: { 201: { description: 'Made', content: json(ref('File')) } },
        'x-wasl-subjects': { request: ['/body/owner'], response: ['/owner/id'] },
      },
    },
    '/files/{id}': {
      parameters: [inPath('id', { type: 'string', maxLength: 20, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' })],
      get: {
        operationId: 'getFile',
        responses: {
          200: { description: 'It', content: json(ref('File')) },
          404: { description: 'None', content: json(closed({ why: text(100) }, ['why'])) },
        },
        'x-wasl-subjects': { request: ['/path/id'], response: [] },
      },
      patch: {
        operationId: 'changeFile',
        requestBody: { content: json(closed({ title: ref('Title'), note: text(200) }, [])) },
        responses: { 204: { description: 'Changed' } },
        'x-wasl-subjects': NOBODY,
      },
    },
    '/files/{id}/scan': {
      put: {
        operationId: 'putScan',
        parameters: [inPath('id', text(20))],
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: { 204: { description: 'Kept' } },
        'x-wasl-subjects': NOBODY,
      },
      get: {
        operationId: 'getScan',
        parameters: [inPath('id', text(20))],
        responses: { 200: { description: 'It', content: { 'application/octet-stream': {} } } },
        'x-wasl-subjects': NOBODY,
      },
    },
    '/files/count': {
      get: {
        operationId: 'countFiles',
        responses: {
          200: { description: 'How many', content: json(closed({ count: { type: 'integer' } }, ['count'])) },
        },
        'x-wasl-subjects': NOBODY,
      },
    },
    '/events': {
      get: {
        operationId: 'listEvents',
        parameters: [inQuery('after', { type: 'integer', format: 'int32' }, true)],
        responses: { 200: { description: 'Events', content: json({ type: 'array', items: ref('Event') }) } },
        'x-wasl-subjects': NOBODY,
      },
    },
  },
  components: {
    schemas: {
      State: { type: 'string', enum: ['open', 'closed'] },
      Title: closed({ ar: text(200), fr: text(200) }, ['ar']),
      Owner: closed({ id: text(40), phone: text(20) }, ['id']),
      File: closed(
        {
          id: text(20),
          title: ref('Title'),
          state: ref('State'),
          owner: { anyOf: [ref('Owner'), { type: 'null' }] },
          opened: { type: ['string', 'null'], format: 'date-time' },
          amount: { type: 'number', minimum: 0 },
          labels: {
            type: 'array',
            items: { type: 'string', minLength: 1, maxLength: 30 },
            uniqueItems: true,
            minItems: 1,
          },
          extra: { oneOf: [{ type: 'string', maxLength: 10 }, { type: 'integer' }, { type: 'null' }] },
        },
        ['id', 'title', 'state', 'owner'],
      ),
      Draft: closed(
        {
          title: ref('Title'),
          owner: text(40),
          rank: { type: 'integer', minimum: 1, maximum: 9 },
          extra: text(10),
        },
        ['title'],
      ),
      Event: {
        oneOf: [
          closed({ kind: { type: 'string', const: 'moved' }, to: text(50) }, ['kind', 'to']),
          closed({ kind: { type: 'string', const: 'closed' }, because: text(50), by: ref('Owner') }, [
            'kind',
          ]),
        ],
        discriminator: { propertyName: 'kind' },
      },
    },
  },
};

export function changed(document: Json, changes: Changes): Json {
  return Object.entries(changes).reduce<Json>(
    (value, [pointer, replacement]) => setAt(value, stepsOf(pointer), replacement) ?? null,
    document,
  );
}

/** What the document has at a place. */
export function placed(pointer: string): Json {
  return stepsOf(pointer).reduce<Json>(
    (value, step) => (isJsonObject(value) ? (value[step] ?? null) : null),
    DOCUMENT,
  );
}

export function bytesOf(document: Json): Uint8Array {
  return utf8(JSON.stringify(document));
}

export function contractOf(changes: Changes = {}): Contract {
  return parseContract(bytesOf(changed(DOCUMENT, changes)));
}

/** A contract of one operation `change`, with these schemas of its body and its answer (200). */
export function contractWith(answer: Json, body: Json): Contract {
  const operation = {
    operationId: 'change',
    requestBody: { content: json(body) },
    responses: { 200: { description: 'Changed', content: json(answer) } },
    'x-wasl-subjects': NOBODY,
  };
  return parseContract(
    bytesOf(changed(DOCUMENT, { '/paths': { '/file': { post: operation } }, '/components': undefined })),
  );
}

export function operationOf(id: string, changes: Changes = {}): CompiledOperation {
  const operation = compileContract(contractOf(changes)).operations.get(id);
  if (operation === undefined) throw new TypeError(`no operation ${id}`);
  return operation;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function setAt(
  value: Json | undefined,
  [step, ...rest]: readonly string[],
  replacement: Json | undefined,
): Json | undefined {
  if (step === undefined) return replacement;
  if (Array.isArray(value)) {
    const index = step === '-' ? value.length : Number(step);
    const item = setAt(value[index], rest, replacement);
    return item === undefined ? value.toSpliced(index, 1) : value.toSpliced(index, 1, item);
  }
  const object = isJsonObject(value) ? value : {};
  const member = setAt(object[step], rest, replacement);
  if (member !== undefined) return { ...object, [step]: member };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== step));
}
