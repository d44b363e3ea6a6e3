import type { Json } from '@wasl/receipt';
import { variants } from './broken-requests.ts';
import { type BreakingCase, OPERATION, SCHEMA } from './change-case.ts';
import { type Changes, closed } from './document.ts';

const FILE = SCHEMA.File;
const COUNT = OPERATION.countFiles;
const COUNT_SCHEMA = `${COUNT}/responses/200/content/application~1json/schema`;
const text: Json = { type: 'string' };
/** Where a file is answered. */
const FILES = ['/listFiles/response/200/items/*', '/createFile/response/201', '/getFile/response/200'];
const ofFiles = (code: string, pointer: string) => FILES.map((where) => `${code} ${where}${pointer}`);
const NOT_OWNED: Changes = {
  [`${OPERATION.listFiles}/x-wasl-subjects/response`]: [],
  [`${OPERATION.createFile}/x-wasl-subjects/response`]: [],
};

/** Changes after which an answer may be one that its reader does not expect, or a person is named no more. */
export const BROKEN_ANSWERS: readonly BreakingCase[] = [
  {
    about: 'a required property is removed',
    after: { [`${FILE}/properties/state`]: undefined, [`${FILE}/required`]: ['id', 'title', 'owner'] },
    expected: ofFiles('response-property-removed', '/state'),
  },
  {
    about: 'an optional property is removed',
    after: { [`${FILE}/properties/amount`]: undefined },
    expected: ofFiles('response-property-removed', '/amount'),
  },
  {
    about: 'a container is removed, which is said once',
    before: { [`${COUNT_SCHEMA}/properties/by`]: closed({ state: text, year: text }, []) },
    after: {},
    expected: ['response-property-removed /countFiles/response/200/by'],
  },
  {
    about: 'a property has another name',
    after: { [COUNT_SCHEMA]: closed({ total: { type: 'integer' } }, ['total']) },
    expected: ['response-property-removed /countFiles/response/200/count'],
  },
  {
    about: 'a required property becomes optional',
    after: { [`${FILE}/required`]: ['id', 'title', 'owner'] },
    expected: ofFiles('response-property-optional', '/state'),
  },
  {
    about: 'a value is added to a list',
    after: { [`${SCHEMA.State}/enum`]: ['open', 'closed', 'lost'] },
    expected: ofFiles('response-values', '/state'),
  },
  {
    about: 'a list of values is lifted',
    after: { [`${FILE}/properties/state`]: text },
    expected: ofFiles('response-values', '/state'),
  },
  count('null is allowed', { type: ['integer', 'null'] }, 'null-allowed'),
  count('a whole number becomes any number', { type: 'number' }, 'type'),
  count('a number becomes a text', text, 'type'),
  count('a plain value becomes an object', closed({ n: { type: 'integer' } }, ['n']), 'type'),
  count('a plain value becomes an array', { type: 'array', items: { type: 'integer' } }, 'type'),
  count('another type is added', { oneOf: [{ type: 'integer' }, text] }, 'type'),
  count('a minimum is lowered', { type: 'integer', minimum: -1 }, 'bounds', { type: 'integer', minimum: 0 }),
  count('a minimum is lifted', { type: 'integer' }, 'bounds', { type: 'integer', minimum: 0 }),
  count('a maximum is raised', { type: 'integer', maximum: 10 }, 'bounds', { type: 'integer', maximum: 9 }),
  count('an exclusive maximum includes', { type: 'number', maximum: 1 }, 'bounds', {
    type: 'number',
    exclusiveMaximum: 1,
  }),
  count('a width is lifted', { type: 'integer', format: 'int64' }, 'bounds', {
    type: 'integer',
    format: 'int32',
  }),
  count('a maximum length is raised', { type: 'string', maxLength: 6 }, 'length', {
    type: 'string',
    maxLength: 5,
  }),
  count('a minimum length is lowered', { type: 'string', minLength: 1 }, 'length', {
    type: 'string',
    minLength: 2,
  }),
  count('a pattern is lifted', text, 'pattern', { type: 'string', pattern: '^a*$' }),
  count('a pattern is another', { type: 'string', pattern: '^b*$' }, 'pattern', {
    type: 'string',
    pattern: '^a*$',
  }),
  count('a format is lifted', text, 'format', { type: 'string', format: 'uuid' }),
  count('a format is another', { type: 'string', format: 'date' }, 'format', {
    type: 'string',
    format: 'date-time',
  }),
  count('a constant is another', { type: 'string', const: 'b' }, 'values', { type: 'string', const: 'a' }),
  count('a flag is no more constant', { type: 'boolean' }, 'values', { type: 'boolean', const: true }),
  count('an array is longer', { type: 'array', items: text, maxItems: 6 }, 'items', {
    type: 'array',
    items: text,
    maxItems: 5,
  }),
  count('an array may be empty', { type: 'array', items: text }, 'items', {
    type: 'array',
    items: text,
    minItems: 1,
  }),
  count('an array may repeat', { type: 'array', items: text }, 'unique-items', {
    type: 'array',
    items: text,
    uniqueItems: true,
  }),
  {
    ...count('items of an array may be null', { type: 'array', items: { type: ['string', 'null'] } }, '', {
      type: 'array',
      items: text,
    }),
    expected: ['response-null-allowed /countFiles/response/200/count/*'],
  },
  {
    ...count('a form is added', variants('a', 'b'), '', variants('a')),
    expected: ['response-variants /countFiles/response/200/count/kind'],
  },
  {
    ...count('a form is removed with its field', variants('a'), '', variants('a', 'b')),
    expected: ['response-property-removed /countFiles/response/200/count/of-b'],
  },
  {
    about: 'an answer becomes an array',
    after: { [COUNT_SCHEMA]: { type: 'array', items: closed({ count: { type: 'integer' } }, ['count']) } },
    expected: [
      'response-type /countFiles/response/200',
      'response-property-removed /countFiles/response/200/count',
    ],
  },
  {
    about: 'an answer has another media type',
    after: { [`${COUNT}/responses/200/content`]: { 'application/octet-stream': {} } },
    expected: ['response-media-type /countFiles/response/200'],
  },
  {
    about: 'an answer has no content any more',
    after: { [`${COUNT}/responses/200/content`]: undefined },
    expected: ['response-media-type /countFiles/response/200'],
  },
  {
    about: 'an answer without content has one',
    after: {
      [`${OPERATION.changeFile}/responses`]: {
        200: { description: '', content: { 'application/octet-stream': {} } },
      },
    },
    expected: ['response-removed /changeFile/response/204', 'response-added /changeFile/response/200'],
  },
  {
    about: 'a status of success is removed',
    before: { [`${COUNT}/responses/203`]: { description: '', content: { 'application/octet-stream': {} } } },
    after: {},
    expected: ['response-removed /countFiles/response/203'],
  },
  {
    about: 'a status of success is added with another content',
    after: { [`${COUNT}/responses/202`]: { description: '' } },
    expected: ['response-added /countFiles/response/202'],
  },
  {
    about: 'a place of an answer names a person no more',
    after: NOT_OWNED,
    expected: [
      'subject-removed /listFiles/response/items/*/owner/id',
      'subject-removed /createFile/response/owner/id',
    ],
  },
  {
    about: 'a place of a body names a person no more',
    after: { [`${OPERATION.createFile}/x-wasl-subjects/request`]: [] },
    expected: ['subject-removed /createFile/request/body/owner'],
  },
  {
    about: 'a value of the path names a person no more',
    after: { [`${OPERATION.getFile}/x-wasl-subjects/request`]: [] },
    expected: ['subject-removed /getFile/request/path/id'],
  },
];

function count(about: string, after: Json, rule: string, before?: Json): BreakingCase {
  const at = `${COUNT_SCHEMA}/properties/count`;
  return {
    about: `in an answer ${about}`,
    before: before === undefined ? {} : { [at]: before },
    after: { [at]: after },
    expected: [`response-${rule} /countFiles/response/200/count`],
  };
}
