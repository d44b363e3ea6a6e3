import { answer, bytes, cache, plain } from './answers.ts';
import type { Answers, Parameter, Paths } from './model.ts';
import { refusals } from './refusals.ts';

const TAGS = ['Logs'];
const MUTABLE = cache('public, max-age=2');
const IMMUTABLE = cache('public, max-age=31536000, immutable');
const GROUPS = '([x][0-9]{3}/)*[0-9]{3}';

const LEVEL: Parameter = {
  name: 'level',
  in: 'path',
  required: true,
  description: 'Level of the tile: 0 holds the hashes of entries',
  schema: { type: 'integer', minimum: 0, maximum: 63 },
};

/** An index may have several segments, which a template of OpenAPI cannot say: they are not escaped. */
const TILE: Parameter = {
  name: 'tile',
  in: 'path',
  required: true,
  description:
    'Index of the tile in groups of three digits, each but the last after an `x` and followed by `/`, which is not escaped: `000`, `x001/234`. A partial tile goes on with `.p/` and its width, 1 to 255.',
  schema: { type: 'string', pattern: `^${GROUPS}(\\.p/[1-9][0-9]{0,2})?$` },
};

const NOT_PUBLIC = ['not-found', 'ledger-corrupt', 'internal-error'];

function tileAnswers(description: string): Answers {
  return {
    ...answer(200, description, { headers: IMMUTABLE, content: bytes('C2SP tlog-tiles') }),
    ...refusals(NOT_PUBLIC),
  };
}

function pathsOf(kind: 'receipts' | 'registry', name: string, holds: string): Paths {
  const prefix = `/log/${kind}`;
  return {
    [`${prefix}/checkpoint`]: {
      get: {
        operationId: `get${name}Checkpoint`,
        tags: TAGS,
        summary: `The public checkpoint of the ${kind} log`,
        description:
          'C2SP tlog-checkpoint, signed by the node and cosigned by its witnesses. A log of an earlier shard has the same addresses under its name: `/log/<kind>/<shard>/checkpoint`.',
        responses: {
          ...answer(200, 'The checkpoint', { headers: MUTABLE, content: plain('C2SP signed-note') }),
          ...refusals(NOT_PUBLIC),
        },
      },
    },
    [`${prefix}/tile/{level}/{tile}`]: {
      get: {
        operationId: `get${name}Tile`,
        tags: TAGS,
        summary: `A tile of hashes of the ${kind} log, as far as it is public`,
        parameters: [LEVEL, TILE],
        responses: tileAnswers('At most 256 hashes of 32 bytes'),
      },
    },
    [`${prefix}/tile/entries/{tile}`]: {
      get: {
        operationId: `get${name}Entries`,
        tags: TAGS,
        summary: `A bundle of entries of the ${kind} log, as far as it is public`,
        description: holds,
        parameters: [TILE],
        responses: tileAnswers('At most 256 entries, each after its length in two bytes'),
      },
    },
  };
}

export const LOG_PATHS: Paths = {
  ...pathsOf('registry', 'Registry', 'Signed statements in clear: docs/receipt-format.md.'),
  ...pathsOf('receipts', 'Receipts', 'Opaque leaves: no name, no service, no time.'),
  '/log/policy': {
    get: {
      operationId: 'getTrustFile',
      tags: TAGS,
      summary: 'The trust file: keys of the logs, and their witnesses',
      responses: {
        ...answer(200, 'The trust file', {
          headers: cache('public, max-age=60'),
          content: plain('C2SP tlog-policy'),
        }),
        ...refusals(['internal-error']),
      },
    },
  },
};
