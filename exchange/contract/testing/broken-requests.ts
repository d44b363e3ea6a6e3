import type { Json } from '@wasl/receipt';
import { type BreakingCase, OPERATION, SCHEMA } from './change-case.ts';
import { closed, placed } from './document.ts';

const LIST = OPERATION.listFiles;
const DRAFT = SCHEMA.Draft;
const text: Json = { type: 'string' };

/** Changes after which a request that was good is refused, or is another. */
export const BROKEN_REQUESTS: readonly BreakingCase[] = [
  {
    about: 'an operation is removed',
    after: { [OPERATION.countFiles]: undefined },
    expected: ['operation-removed /countFiles'],
  },
  {
    about: 'an operation has another id',
    after: { [`${LIST}/operationId`]: 'list' },
    expected: ['operation-removed /listFiles'],
  },
  {
    about: 'an operation has another method',
    after: { '/paths/~1files~1count': { post: placed('/paths/~1files~1count/get') } },
    expected: ['operation-moved /countFiles'],
  },
  {
    about: 'an operation has another path',
    after: { '/paths/~1files~1count': undefined, '/paths/~1count': placed('/paths/~1files~1count') },
    expected: ['operation-moved /countFiles'],
  },
  {
    about: 'a literal of a path becomes a template',
    after: {
      '/paths/~1events': undefined,
      '/paths/~1{log}': placed('/paths/~1events'),
      '/paths/~1{log}/parameters': [{ name: 'log', in: 'path', required: true, schema: text }],
    },
    expected: ['operation-moved /listEvents'],
  },
  {
    about: 'a new path takes what was a value of a template',
    after: { '/paths/~1files~1recent': { get: other('recent') } },
    expected: ['operation-shadowed /getFile', 'operation-shadowed /changeFile'],
  },
  {
    about: 'a parameter is removed',
    after: { [`${LIST}/parameters/3`]: undefined },
    expected: ['parameter-removed /listFiles/request/query/open'],
  },
  {
    about: 'a parameter has another name',
    after: { [`${LIST}/parameters/3/name`]: 'opened' },
    expected: ['parameter-removed /listFiles/request/query/open'],
  },
  {
    about: 'a required parameter is added',
    after: { [`${LIST}/parameters/-`]: { name: 'page', in: 'query', required: true, schema: text } },
    expected: ['parameter-required /listFiles/request/query/page'],
  },
  {
    about: 'a parameter becomes required',
    after: { [`${LIST}/parameters/0/required`]: true },
    expected: ['parameter-required /listFiles/request/query/limit'],
  },
  ...parameter(0, 'limit', {
    'another type': [{ type: 'boolean' }, 'type'],
    'a higher minimum': [{ type: 'integer', minimum: 2, maximum: 100 }, 'bounds'],
    'a lower maximum': [{ type: 'integer', minimum: 1, maximum: 99 }, 'bounds'],
    'an exclusive minimum': [{ type: 'integer', exclusiveMinimum: 1, maximum: 100 }, 'bounds'],
    'a list of values': [{ type: 'integer', enum: [10, 50] }, 'values'],
    'a text of a form': [{ type: 'string', pattern: '^[0-9]{1,3}$' }, 'type'],
  }),
  ...parameter(1, 'state', {
    'a value less': [{ type: 'string', enum: ['open'] }, 'values'],
    'another value': [{ type: 'string', enum: ['open', 'shut'] }, 'values'],
    'a length that a value has not': [{ type: 'string', maxLength: 5 }, 'values'],
    'a pattern that a value breaks': [{ type: 'string', pattern: '^o[a-z]*$' }, 'values'],
  }),
  ...parameter(2, 'since', {
    'another format': [{ type: 'string', format: 'date-time' }, 'format'],
    'a pattern': [{ type: 'string', format: 'date', pattern: '^2.*$' }, 'pattern'],
    'a shorter length': [{ type: 'string', format: 'date', maxLength: 9 }, 'length'],
    'a longer length': [{ type: 'string', format: 'date', minLength: 11 }, 'length'],
  }),
  ...parameter(3, 'open', {
    'one value of two': [{ type: 'boolean', const: true }, 'values'],
    'a number': [{ type: 'integer' }, 'type'],
  }),
  ...parameter(4, 'rate', {
    'a whole number': [{ type: 'integer' }, 'type'],
    'an exclusive maximum': [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 'bounds'],
    'a higher exclusive minimum': [{ type: 'number', exclusiveMinimum: 0.1, maximum: 1 }, 'bounds'],
  }),
  {
    about: 'a value of the path has a shorter length',
    after: { '/paths/~1files~1{id}/parameters/0/schema/maxLength': 19 },
    expected: ['parameter-length /getFile/request/path/id', 'parameter-length /changeFile/request/path/id'],
  },
  {
    about: 'a value of the path has another pattern',
    after: { '/paths/~1files~1{id}/parameters/0/schema/pattern': '^[a-z]+$' },
    expected: ['parameter-pattern /getFile/request/path/id', 'parameter-pattern /changeFile/request/path/id'],
  },
  {
    about: 'a body becomes required',
    after: { [`${OPERATION.changeFile}/requestBody/required`]: true },
    expected: ['request-body-required /changeFile/request/body'],
  },
  {
    about: 'a required body is added',
    before: { [`${OPERATION.changeFile}/requestBody`]: undefined },
    after: {
      [`${OPERATION.changeFile}/requestBody`]: {
        required: true,
        content: { 'application/octet-stream': {} },
      },
    },
    expected: ['request-body-required /changeFile/request/body'],
  },
  {
    about: 'a body is removed',
    after: { [`${OPERATION.changeFile}/requestBody`]: undefined },
    expected: ['request-body-removed /changeFile/request/body'],
  },
  {
    about: 'a body has another media type',
    after: {
      [`${OPERATION.putScan}/requestBody/content`]: {
        'application/json': { schema: closed({ a: text }, []) },
      },
    },
    expected: ['request-media-type /putScan/request/body'],
  },
  {
    about: 'a property of a body is removed',
    after: { [`${DRAFT}/properties/rank`]: undefined },
    expected: ['request-property-removed /createFile/request/body/rank'],
  },
  {
    about: 'a required property is added to a body',
    after: { [`${DRAFT}/properties/note`]: text, [`${DRAFT}/required/-`]: 'note' },
    expected: ['request-property-required /createFile/request/body/note'],
  },
  {
    about: 'a property of a body becomes required',
    after: { [`${DRAFT}/required/-`]: 'rank' },
    expected: ['request-property-required /createFile/request/body/rank'],
  },
  body('rank', 'a narrower number', { type: 'integer', minimum: 1, maximum: 8 }, 'bounds'),
  body('rank', 'a list of values', { type: 'integer', enum: [1, 2] }, 'values'),
  body('extra', 'another type', { type: 'integer' }, 'type'),
  body('extra', 'a shorter text', { type: 'string', maxLength: 9 }, 'length'),
  body('extra', 'a longer text', { type: 'string', minLength: 1, maxLength: 10 }, 'length'),
  body('extra', 'a pattern', { type: 'string', maxLength: 10, pattern: '^[a-z]*$' }, 'pattern'),
  body('extra', 'a format', { type: 'string', maxLength: 10, format: 'date' }, 'format'),
  body('extra', 'an object', closed({ a: text }, []), 'type'),
  body('extra', 'null no more', { type: 'string' }, 'null-allowed', { type: ['string', 'null'] }),
  body('extra', 'one type of two', { type: 'string' }, 'type', { oneOf: [text, { type: 'integer' }] }),
  body('extra', 'fewer items', { type: 'array', items: text, maxItems: 2 }, 'items', {
    type: 'array',
    items: text,
    maxItems: 3,
  }),
  body('extra', 'more items', { type: 'array', items: text, minItems: 1 }, 'items', {
    type: 'array',
    items: text,
  }),
  body('extra', 'different items', { type: 'array', items: text, uniqueItems: true }, 'unique-items', {
    type: 'array',
    items: text,
  }),
  {
    ...body('extra', 'narrower items', { type: 'array', items: { type: 'integer' } }, 'type', {
      type: 'array',
      items: text,
    }),
    expected: ['request-type /createFile/request/body/extra/*'],
  },
  {
    ...body('extra', 'a form less', variants('a'), 'variants', variants('a', 'b')),
    expected: ['request-variants /createFile/request/body/extra/kind'],
  },
  body(
    'extra',
    'forms where there was one',
    variants('a', 'b'),
    'variants',
    closed({ kind: text }, ['kind']),
  ),
];

export function other(operationId: string): Json {
  return {
    operationId,
    responses: { 204: { description: '' } },
    'x-wasl-subjects': { request: [], response: [] },
  };
}

function parameter(
  index: number,
  name: string,
  changes: { readonly [about: string]: readonly [schema: Json, rule: string] },
): BreakingCase[] {
  return Object.entries(changes).map(([about, [schema, rule]]) => ({
    about: `the parameter ${name} has ${about}`,
    after: { [`${LIST}/parameters/${index}/schema`]: schema },
    expected: [`parameter-${rule} /listFiles/request/query/${name}`],
  }));
}

function body(name: string, about: string, after: Json, rule: string, before?: Json): BreakingCase {
  const at = `${DRAFT}/properties/${name}`;
  return {
    about: `${name} of a body has ${about}`,
    before: before === undefined ? {} : { [at]: before },
    after: { [at]: after },
    expected: [`request-${rule} /createFile/request/body/${name}`],
  };
}

/** A choice of closed objects of several kinds. */
export function variants(...kinds: readonly string[]): Json {
  const branches = ['always', ...kinds].map((kind) =>
    closed({ kind: { type: 'string', const: kind }, [`of-${kind}`]: text }, ['kind']),
  );
  return { oneOf: branches };
}
