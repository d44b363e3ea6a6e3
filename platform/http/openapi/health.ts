import { answer, content, json, noStore } from './answers.ts';
import type { Paths, Schemas } from './model.ts';
import { refusals } from './refusals.ts';
import { array, COUNT, closed, ref } from './schemas.ts';

const TAGS = ['Operation of the node'];
const ORIGIN = { type: 'string', description: 'Name of the log' };

export const HEALTH_SCHEMAS: Schemas = {
  Alive: closed({ status: { const: 'ok' } }),
  Ready: closed({
    status: { const: 'ready' },
    logs: array(
      closed({
        origin: ORIGIN,
        size: { ...COUNT, description: 'Entries that are durable' },
        published: { ...COUNT, description: 'Entries under the public checkpoint' },
      }),
    ),
    pending: { ...COUNT, description: 'Receipts that wait for their batch' },
    lastBatch: { ...COUNT, description: 'Receipts of the last batch' },
    openClaims: { ...COUNT, description: 'Exchanges claimed and not settled' },
    witnesses: array(
      closed({
        origin: ORIGIN,
        witness: { type: 'string', description: 'Name of its key' },
        seconds: {
          type: 'number',
          minimum: 0,
          description: 'Since it last cosigned a checkpoint of the log',
        },
      }),
    ),
  }),
};

export const HEALTH_PATHS: Paths = {
  '/healthz': {
    get: {
      operationId: 'getHealth',
      tags: TAGS,
      summary: 'Whether the process answers',
      responses: answer(200, 'It does', { headers: noStore(), content: json(ref('Alive')) }),
    },
  },
  '/readyz': {
    get: {
      operationId: 'getReadiness',
      tags: TAGS,
      summary: 'Whether the ledger answers, and what it holds',
      responses: {
        ...answer(200, 'It does', { headers: noStore(), content: json(ref('Ready')) }),
        ...refusals(['internal-error']),
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'getMetrics',
      tags: TAGS,
      summary: 'What Prometheus scrapes',
      description: 'The text format of Prometheus, version 0.0.4. No label names a caller.',
      responses: {
        ...answer(200, 'The metrics', {
          headers: noStore(),
          content: content('text/plain', { type: 'string' }),
        }),
        ...refusals(['internal-error']),
      },
    },
  },
};
