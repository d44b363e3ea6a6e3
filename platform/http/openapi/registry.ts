import { registryProblems } from '@wasl/exchange';
import { answer, cache, json, noStore, plain } from './answers.ts';
import type { Answers, Paths, Schemas } from './model.ts';
import { refusals } from './refusals.ts';
import { array, COUNT, closed, ref, text } from './schemas.ts';
import { CONTENT_CODES, RECORDING_CODES } from './writing.ts';

const DIRECTORY = ['Directory'];
const STATEMENTS = ['Statements'];

const STATEMENT_CODES = [
  ...CONTENT_CODES,
  'statement-malformed',
  'statement-unauthorised',
  'statement-personal',
  'claim-replayed',
  'key-registered',
  'contract-breaking',
  ...Object.keys(registryProblems),
  ...RECORDING_CODES,
];

export const REGISTRY_SCHEMAS: Schemas = {
  Subject: text('^[a-z][a-z-]*(/[a-z0-9][a-z0-9.-]*)+$', 'What a statement is about'),
  ProvedStatement: closed({
    subject: ref('Subject'),
    statement: { type: 'string', description: 'The signed note' },
    index: { ...COUNT, description: 'Its place in the tree over what is current' },
    proof: { ...array(ref('Hash')), description: 'Inclusion in that tree: docs/receipt-format.md §8' },
    registry: ref('RegistryHead'),
    entry: { type: 'string', description: 'The last entry of the registry log, which states the root' },
  }),
  Entered: closed({
    subject: ref('Subject'),
    action: { enum: ['set', 'withdraw'] },
    registry: ref('RegistryHead'),
  }),
  Publication: {
    type: 'object',
    required: ['statement', 'contract'],
    properties: {
      statement: { type: 'string', description: 'The signed note of subject `service/…`' },
      contract: { type: 'string', description: 'The OpenAPI 3.1 document that it names, at most 256 KiB' },
    },
  },
};

function entered(codes: readonly string[]): Answers {
  return {
    ...answer(201, 'Entered; it counts from now on', { headers: noStore(), content: json(ref('Entered')) }),
    ...refusals(codes),
  };
}

export const REGISTRY_PATHS: Paths = {
  '/api/directory': {
    get: {
      operationId: 'getDirectory',
      tags: DIRECTORY,
      summary: 'Everything the registry makes current',
      responses: {
        ...answer(200, 'The directory', { headers: cache('no-cache'), content: json(ref('Directory')) }),
        ...refusals(['internal-error']),
      },
    },
  },
  '/api/contracts/{digest}': {
    get: {
      operationId: 'getContract',
      tags: DIRECTORY,
      summary: 'The contract of a service, byte for byte',
      parameters: [
        {
          name: 'digest',
          in: 'path',
          required: true,
          description: 'SHA-256 of the document in hexadecimal',
          schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        },
      ],
      responses: {
        ...answer(200, 'An OpenAPI 3.1 document', {
          headers: cache('public, max-age=31536000, immutable'),
          content: json({ type: 'object' }),
        }),
        ...refusals(['not-found', 'internal-error']),
      },
    },
  },
  '/api/statements/{subject}': {
    get: {
      operationId: 'getStatement',
      tags: DIRECTORY,
      summary: 'The statement that is current for a subject, with the proof that it is',
      parameters: [
        {
          name: 'subject',
          in: 'path',
          required: true,
          description: 'Such as `organisation/model-directorate`; its `/` are not escaped',
          schema: ref('Subject'),
        },
      ],
      responses: {
        ...answer(200, 'The statement', {
          headers: cache('no-cache'),
          content: json(ref('ProvedStatement')),
        }),
        ...refusals(['not-found', 'internal-error']),
      },
    },
  },
  '/api/statements': {
    post: {
      operationId: 'enterStatement',
      tags: STATEMENTS,
      summary: 'Enters the signed statement of an officer into the registry',
      description: 'The signature is the authorisation: docs/exchange.md §1.',
      requestBody: {
        required: true,
        content: plain('A signed note of action `set` or `withdraw`, at most 64 KiB'),
      },
      responses: entered(STATEMENT_CODES),
    },
  },
  '/api/services': {
    post: {
      operationId: 'publishService',
      tags: STATEMENTS,
      summary: 'Keeps a contract and enters the statement of the service that names it',
      description: 'Strict JSON in UTF-8, at most 640 KiB.',
      requestBody: { required: true, content: json(ref('Publication')) },
      responses: entered([...STATEMENT_CODES, 'contract-malformed', 'contract-field-forbidden']),
    },
  },
};
