import { answer, cache, json } from './answers.ts';
import type { Paths } from './model.ts';
import { refusals } from './refusals.ts';

/** The document changes with the release alone. */
export const SELF_CACHE = 'public, max-age=300';

const HEADERS = {
  ...cache(SELF_CACHE),
  ETag: {
    description: 'Of these bytes; sent back as If-None-Match it saves the transfer',
    required: true,
    schema: { type: 'string', pattern: '^"[A-Za-z0-9_-]{43}"$' },
  },
};

export const SELF_PATHS: Paths = {
  '/openapi.json': {
    get: {
      operationId: 'getOpenApiDocument',
      tags: ['Operation of the node'],
      summary: 'This document',
      responses: {
        ...answer(200, 'OpenAPI 3.1', { headers: HEADERS, content: json({ type: 'object' }) }),
        ...answer(304, 'The document is the one of If-None-Match', { headers: HEADERS }),
        ...refusals(['internal-error']),
      },
    },
  },
};
