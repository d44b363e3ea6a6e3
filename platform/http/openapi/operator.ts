import { answer, json, noStore, plain } from './answers.ts';
import type { Paths, Schemas } from './model.ts';
import { refusals } from './refusals.ts';
import { array, COUNT, closed, ref } from './schemas.ts';
import { CONTENT_CODES } from './writing.ts';

export const OPERATOR_SCHEMAS: Schemas = {
  BackupSummary: closed({
    file: { type: 'string' },
    createdAt: ref('Time'),
    recipients: array({ type: 'string', description: 'age public key that can open it' }),
    tables: COUNT,
    rows: COUNT,
    bytes: { ...COUNT, description: 'Size of the encrypted file' },
  }),
};

export const OPERATOR_PATHS: Paths = {
  '/api/operator': {
    post: {
      operationId: 'askOfOperator',
      tags: ['Operation of the node'],
      summary: 'What only who holds the operator’s key may ask: a backup to a file of the node’s own machine',
      description: 'Good for half a minute and once. The command `wasl backup` makes and sends it.',
      requestBody: { required: true, content: plain('A note signed by the operator’s key') },
      responses: {
        ...answer(200, 'The backup is whole and on disk', {
          headers: noStore(),
          content: json(ref('BackupSummary')),
        }),
        ...refusals([
          ...CONTENT_CODES,
          'operator-request-refused',
          'backup-file-exists',
          'backup-key-invalid',
          'secret-exposed',
          'secret-unusable',
        ]),
      },
    },
  },
};
