/** What is exchanged: a list of records, of which one field is withheld. Three make about 1 KB, thirty 10 KB. */
export const SMALL = 3;
export const LARGE = 30;

const TEXT = { type: 'string', maxLength: 200 };
const RECORD = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'year', 'status', 'amount', 'office', 'stages'],
  properties: {
    id: { type: 'string', maxLength: 40 },
    title: TEXT,
    year: { type: 'integer', minimum: 1956, maximum: 2200 },
    status: { type: 'string', enum: ['planned', 'open', 'done'] },
    amount: { type: 'number', minimum: 0 },
    note: TEXT,
    office: {
      type: 'object',
      additionalProperties: false,
      required: ['code'],
      properties: { code: { type: 'string', maxLength: 20 }, title: TEXT },
    },
    stages: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['number', 'done'],
        properties: { number: { type: 'integer' }, done: { type: 'boolean' } },
      },
    },
  },
};

export const CONTRACT = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Records', version: '1.0.0' },
  paths: {
    '/records': {
      get: {
        operationId: 'listRecords',
        parameters: [
          {
            name: 'count',
            in: 'query',
            required: true,
            schema: { type: 'integer', minimum: 1, maximum: 100 },
          },
        ],
        responses: {
          200: {
            description: 'The records',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['records'],
                  properties: { records: { type: 'array', items: RECORD } },
                },
              },
            },
          },
        },
        'x-wasl-subjects': { request: [], response: [] },
      },
    },
  },
});

/** All but the note, which is therefore cut out of every answer. */
export const FIELDS = [
  '/records/*/id',
  '/records/*/title',
  '/records/*/year',
  '/records/*/status',
  '/records/*/amount',
  '/records/*/office',
  '/records/*/stages',
];

/** The body of an answer of so many records. */
export function answerOf(count: number): Buffer {
  const records = Array.from({ length: count }, (_, i) => ({
    id: `2026-${String(i).padStart(6, '0')}`,
    title: `تأهيل المسالك القروية، الشطر ${i + 1}`,
    year: 2026,
    status: i % 2 === 0 ? 'open' : 'planned',
    amount: 1_250_000.5 + i,
    note: 'not agreed',
    office: { code: `office-${i}`, title: 'المديرية الإقليمية' },
    stages: [1, 2, 3].map((number) => ({ number, done: number === 1 })),
  }));
  return Buffer.from(JSON.stringify({ records }));
}

/** The request target of so many records, the same for every rival. */
export function targetOf(count: number): string {
  return `/exchange/model-directorate/files/1/records?count=${count}`;
}
