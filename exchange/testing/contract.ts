/** A contract with every kind of operation: JSON in and out, opaque in and out, and nothing out. */
const FILE = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'pages', 'holder'],
  properties: {
    id: { type: 'string', maxLength: 100 },
    title: { type: 'string', maxLength: 1_000 },
    secret: { type: 'string', maxLength: 1_000 },
    pages: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['number'],
        properties: { number: { type: 'integer' }, text: { type: 'string', maxLength: 10_000 } },
      },
    },
    holder: {
      type: 'object',
      additionalProperties: false,
      required: ['office'],
      properties: {
        office: { type: 'string', maxLength: 100 },
        name: { type: ['string', 'null'], maxLength: 100 },
      },
    },
  },
};

const NOBODY = { request: [], response: [] };
const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 100 } };
const OPAQUE = { 'application/octet-stream': {} };

function json(schema: object) {
  return { description: 'JSON', content: { 'application/json': { schema } } };
}

export function testContract(version = '1.0.0', file: object = FILE): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Files', version },
    paths: {
      '/files/{id}': {
        get: {
          operationId: 'getFile',
          parameters: [ID, { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } }],
          responses: { 200: json(file), 404: { description: 'No such file' } },
          'x-wasl-subjects': NOBODY,
        },
        put: {
          operationId: 'putFile',
          parameters: [ID],
          requestBody: { required: true, ...json(FILE) },
          responses: { 200: json(file) },
          'x-wasl-subjects': NOBODY,
        },
        delete: {
          operationId: 'dropFile',
          parameters: [ID],
          responses: { 204: { description: 'Dropped' } },
          'x-wasl-subjects': NOBODY,
        },
      },
      '/files/{id}/scan': {
        get: {
          operationId: 'getScan',
          parameters: [ID],
          responses: { 200: { description: 'The scan', content: OPAQUE } },
          'x-wasl-subjects': NOBODY,
        },
        put: {
          operationId: 'putScan',
          parameters: [ID],
          requestBody: { required: true, content: OPAQUE },
          responses: { 204: { description: 'Kept' } },
          'x-wasl-subjects': NOBODY,
        },
      },
      '/secret': {
        get: {
          operationId: 'getSecret',
          responses: { 200: json(file) },
          'x-wasl-subjects': NOBODY,
        },
      },
    },
  });
}
