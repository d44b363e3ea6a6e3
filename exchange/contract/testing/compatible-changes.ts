import type { Json } from '@wasl/receipt';
import { other, variants } from './broken-requests.ts';
import { type ChangeCase, OPERATION, SCHEMA } from './change-case.ts';
import { closed, placed } from './document.ts';

const LIST = OPERATION.listFiles;
const COUNT = OPERATION.countFiles;
const ANSWERED = `${COUNT}/responses/200/content/application~1json/schema/properties/count`;
const SENT = `${SCHEMA.Draft}/properties/extra`;
const text: Json = { type: 'string' };
const whole: Json = { type: 'integer' };

/** Changes that nobody who keeps to the old contract can notice, or that only give more. */
export const COMPATIBLE_CHANGES: readonly ChangeCase[] = [
  { about: 'nothing changes', after: {} },
  { about: 'the version moves', after: { '/info/version': '1.1.0', '/info/title': 'Other' } },
  {
    about: 'explanations change',
    after: { [`${LIST}/summary`]: 'x', [`${SCHEMA.State}/description`]: 'x', [`${LIST}/deprecated`]: true },
  },
  { about: 'an operation is added', after: { '/paths/~1other': { get: other('other') } } },
  { about: 'a method is added to a path', after: { '/paths/~1files~1{id}/delete': other('deleteFile') } },
  {
    about: 'a path is added that no value of a template was',
    after: { '/paths/~1files~1Recent': { get: other('recent') } },
  },
  {
    about: 'a path is added below a template',
    after: {
      '/paths/~1files~1{id}~1notes': {
        parameters: placed('/paths/~1files~1{id}/parameters'),
        get: other('notes'),
      },
    },
  },
  {
    about: 'a template has another name',
    after: {
      '/paths/~1files~1{id}': undefined,
      '/paths/~1files~1{file}': placed('/paths/~1files~1{id}'),
      '/paths/~1files~1{file}/parameters': [
        {
          name: 'file',
          in: 'path',
          required: true,
          schema: { type: 'string', maxLength: 20, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
        },
      ],
      '/paths/~1files~1{file}/get/x-wasl-subjects/request': ['/path/file'],
    },
  },
  {
    about: 'parameters stand in another order',
    after: { [`${LIST}/parameters`]: ([] as Json[]).concat(placed(`${LIST}/parameters`)).toReversed() },
  },
  {
    about: 'an optional parameter is added',
    after: { [`${LIST}/parameters/-`]: { name: 'page', in: 'query', schema: whole } },
  },
  {
    about: 'a required parameter becomes optional',
    after: { [`${OPERATION.listEvents}/parameters/0/required`]: false },
  },
  parameter(0, 'a wider number', { type: 'integer', minimum: 0, maximum: 200 }),
  parameter(0, 'any whole number', whole),
  parameter(0, 'any number', { type: 'number', minimum: 1, maximum: 100 }),
  parameter(0, 'the same limits said otherwise', {
    type: 'integer',
    exclusiveMinimum: 0,
    exclusiveMaximum: 101,
  }),
  parameter(0, 'a text without limits', text),
  parameter(0, 'a text of one character or more', { type: 'string', minLength: 1 }),
  parameter(1, 'a value more', { type: 'string', enum: ['open', 'closed', 'lost'] }),
  parameter(1, 'values in another order', { type: 'string', enum: ['closed', 'open'] }),
  parameter(1, 'any text', text),
  parameter(1, 'limits that its values keep', { type: 'string', pattern: '^[a-z]*$', maxLength: 6 }),
  parameter(2, 'no format', text),
  parameter(3, 'both its values listed', { type: 'boolean', enum: [false, true] }),
  parameter(3, 'a text', text),
  parameter(4, 'an inclusive minimum', { type: 'number', minimum: 0, maximum: 1 }),
  { about: 'a body becomes optional', after: { [`${OPERATION.createFile}/requestBody/required`]: false } },
  {
    about: 'an optional body is added',
    before: { [`${OPERATION.changeFile}/requestBody`]: undefined },
    after: {},
  },
  { about: 'an optional property is added to a body', after: { [`${SCHEMA.Draft}/properties/note`]: text } },
  { about: 'a required property of a body becomes optional', after: { [`${SCHEMA.Draft}/required`]: [] } },
  sent('a longer text', { type: 'string', maxLength: 11 }),
  sent('no length', text),
  sent('null allowed', { type: ['string', 'null'], maxLength: 10 }),
  sent('another type beside', { oneOf: [{ type: 'string', maxLength: 10 }, whole] }),
  sent('no pattern', text, { type: 'string', pattern: '^a*$' }),
  sent('any number for a whole one', { type: 'number' }, whole),
  sent(
    'fewer rules for an array',
    { type: 'array', items: text },
    { type: 'array', items: text, minItems: 1, maxItems: 2, uniqueItems: true },
  ),
  sent('a form more', variants('a', 'b'), variants('a')),
  sent(
    'forms where there was one of them',
    variants('a'),
    closed({ kind: { type: 'string', const: 'a' }, 'of-a': text }, ['kind']),
  ),
  sent(
    'one reading for all forms',
    closed({ kind: text, 'of-a': text, 'of-always': text }, []),
    variants('a'),
  ),
  {
    about: 'an optional property is added to an answer',
    after: { [`${SCHEMA.File}/properties/note`]: text },
  },
  {
    about: 'a required property is added to an answer',
    after: { [`${SCHEMA.File}/properties/note`]: text, [`${SCHEMA.File}/required/-`]: 'note' },
  },
  { about: 'a property of an answer becomes required', after: { [`${SCHEMA.File}/required/-`]: 'amount' } },
  answered('narrower limits', { type: 'integer', minimum: 0, maximum: 9 }),
  answered('a list of values', { type: 'integer', enum: [1, 2] }),
  answered('a width', { type: 'integer', format: 'int32' }),
  answered('a value less', { type: 'string', const: 'a' }, { type: 'string', enum: ['a', 'b'] }),
  answered('null no more', whole, { type: ['integer', 'null'] }),
  answered('one type of two', whole, { oneOf: [text, whole] }),
  answered('a whole number for any number', whole, { type: 'number' }),
  answered('a pattern', { type: 'string', pattern: '^a*$' }, text),
  answered('a format', { type: 'string', format: 'date' }, text),
  answered(
    'values that kept the format',
    { type: 'string', enum: ['2026-01-31'] },
    { type: 'string', format: 'date' },
  ),
  answered(
    'a shorter array',
    { type: 'array', items: text, maxItems: 2 },
    { type: 'array', items: text, maxItems: 3 },
  ),
  answered(
    'an array of one for one of different items',
    { type: 'array', items: text, maxItems: 1 },
    { type: 'array', items: text, uniqueItems: true, maxItems: 1 },
  ),
  answered(
    'a property more in a form',
    {
      oneOf: [
        closed({ kind: { type: 'string', const: 'a' }, x: text, y: text }, ['kind']),
        closed({ kind: { type: 'string', const: 'b' } }, ['kind']),
      ],
    },
    {
      oneOf: [
        closed({ kind: { type: 'string', const: 'a' }, x: text }, ['kind']),
        closed({ kind: { type: 'string', const: 'b' } }, ['kind']),
      ],
    },
  ),
  { about: 'a refusal is added', after: { [`${COUNT}/responses/503`]: { description: '' } } },
  { about: 'a refusal is removed', after: { [`${LIST}/responses/400`]: undefined } },
  {
    about: 'a refusal has another content',
    after: { [`${OPERATION.getFile}/responses/404/content`]: undefined },
  },
  {
    about: 'a status of success is added with the same content',
    after: { [`${COUNT}/responses/203`]: placed(`${COUNT}/responses/200`) },
  },
  {
    about: 'a place that names a person is added',
    after: {
      [`${LIST}/x-wasl-subjects`]: {
        request: ['/query/state'],
        response: ['/items/*/owner/id', '/items/*/owner/phone'],
      },
    },
  },
  {
    about: 'a reference is written out',
    after: {
      [`${SCHEMA.File}/properties/state`]: { type: 'string', enum: ['open', 'closed'] },
      [`${SCHEMA.File}/properties/title`]: placed(SCHEMA.Title),
    },
  },
];

function parameter(index: number, about: string, schema: Json): ChangeCase {
  return { about: `a parameter has ${about}`, after: { [`${LIST}/parameters/${index}/schema`]: schema } };
}

function sent(about: string, after: Json, before?: Json): ChangeCase {
  return {
    about: `a body has ${about}`,
    before: before === undefined ? {} : { [SENT]: before },
    after: { [SENT]: after },
  };
}

function answered(about: string, after: Json, before?: Json): ChangeCase {
  return {
    about: `an answer has ${about}`,
    before: before === undefined ? {} : { [ANSWERED]: before },
    after: { [ANSWERED]: after },
  };
}
