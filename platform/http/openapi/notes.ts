import { answer, noStore, plain } from './answers.ts';
import type { Paths } from './model.ts';
import { refusals } from './refusals.ts';
import { ref } from './schemas.ts';
import { CONTENT_CODES, RECORDING_CODES } from './writing.ts';

export const NOTE_PATHS: Paths = {
  '/api/notes': {
    post: {
      operationId: 'enterNote',
      tags: ['Statements'],
      summary: 'Enters what an officer says, and hands back its receipt',
      description:
        'The signature of an officer is the authorisation. The same note sent again gives its receipt again.',
      requestBody: { required: true, content: plain('A signed note of action `note`, at most 64 KiB') },
      responses: {
        ...answer(201, 'The receipt file', {
          headers: {
            ...noStore(),
            'Wasl-Receipt': { description: 'Id of the receipt', required: true, schema: ref('Id') },
          },
          content: plain('A `.wasl` file: docs/receipt-format.md'),
        }),
        ...refusals([
          ...CONTENT_CODES,
          'statement-malformed',
          'statement-unauthorised',
          'claim-replayed',
          'statement-personal',
          'statement-time',
          ...RECORDING_CODES,
        ]),
      },
    },
  },
};
