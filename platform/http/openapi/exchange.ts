import { gatewayProblems } from '@wasl/exchange';
import { answer, bytes, json } from './answers.ts';
import type { Answers, Header, Method, Operation, Parameter, Paths, Schema } from './model.ts';
import { exchangeRefusals } from './refusals.ts';
import { COUNT, ref } from './schemas.ts';
import { header, LANGUAGE, SIGNATURE } from './signature.ts';
import { RECORDING_CODES } from './writing.ts';

const METHODS: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete'];

const CODES = [
  ...Object.keys(gatewayProblems),
  'operation-unknown',
  'request-contract-violated',
  'response-contract-violated',
  'claim-replayed',
  ...RECORDING_CODES,
];

function part(name: string, description: string, schema: Schema): Parameter {
  return { name, in: 'path', required: true, description, schema };
}

const PATH: readonly Parameter[] = [
  part('organisation', 'The provider', ref('Code')),
  part('service', 'Its service', ref('Code')),
  part('major', 'Major version of the contract', { ...COUNT, maximum: 999_999 }),
  part('path', 'Path of the operation in that contract; its `/` are not escaped', {
    type: 'string',
    minLength: 1,
  }),
];

const ASKED: readonly Parameter[] = [
  header('Wasl-Agreement', true, 'The agreement under which is asked', ref('AgreementId')),
  header('Wasl-Purpose', true, 'The purpose code of that agreement', { type: 'string', maxLength: 100 }),
  header('Wasl-Commitment', true, 'To target, Content-Digest and Idempotency-Key', ref('Binary32')),
  header('Wasl-Salt', true, 'That opens the commitment; new for each request', ref('Binary32')),
  ...SIGNATURE,
  LANGUAGE,
];

const KEY: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' };

const WITH_BODY: readonly Parameter[] = [
  header('Content-Digest', false, 'Required with a body, refused without one', ref('ContentDigest')),
  header('Idempotency-Key', true, 'Two requests of a consumer with one key are one request', KEY),
];

function given(description: string, schema: Schema, required = true): Header {
  return { description, required, schema };
}

function receiptHeaders(required: boolean): Readonly<Record<string, Header>> {
  return {
    'Wasl-Exchange': given('Id of the exchange', ref('Id'), required),
    'Wasl-Receipt': given(
      'Address of the receipt file',
      { type: 'string', pattern: '^/api/receipts/[0-9a-f-]{36}$' },
      required,
    ),
    'Wasl-Proof': given(
      'C2SP tlog-proof that the receipt is in the log',
      { type: 'string', pattern: '^:[A-Za-z0-9+/]+=*:$' },
      required,
    ),
  };
}

const RELEASED = {
  'Cache-Control': given('RFC 9111', { const: 'no-store' }),
  ...receiptHeaders(true),
  'Wasl-Response-Commitment': given('To status and Content-Digest', ref('Binary32')),
  'Wasl-Response-Salt': given('That opens the commitment', ref('Binary32')),
  'Content-Digest': given('Of the body sent; absent where there is none', ref('ContentDigest'), false),
};

/** After authentication a refusal has a receipt too. */
const REFUSED = {
  ...receiptHeaders(false),
  'Content-Digest': given('Of the body sent', ref('ContentDigest')),
  'Retry-After': given(
    'Seconds, where asking again can help',
    { type: 'string', pattern: '^[0-9]+$' },
    false,
  ),
};

const RESPONSES: Answers = {
  ...answer(
    '2XX',
    'What the provider answered: of JSON the agreed fields, of bytes the whole, or no content',
    {
      headers: RELEASED,
      content: { ...json({}), ...bytes('As the contract declares') },
    },
  ),
  ...answer('4XX', 'A refusal of the provider that the contract declares: its status, without content', {
    headers: RELEASED,
  }),
  ...exchangeRefusals(CODES, { headers: REFUSED }),
};

/** By name: each of the five operations has all of them. */
export const EXCHANGE_RESPONSES: Answers = Object.fromEntries(
  Object.entries(RESPONSES).map(([status, response]) => [`Exchange${status}`, response]),
);

const responses: Operation['responses'] = Object.fromEntries(
  Object.keys(RESPONSES).map((status) => [status, { $ref: `#/components/responses/Exchange${status}` }]),
);

function operation(method: Method): Operation {
  const common = {
    operationId: `exchange${method.charAt(0).toUpperCase()}${method.slice(1)}`,
    tags: ['Exchange'],
    summary: `Calls a ${method.toUpperCase()} operation of a service under an agreement`,
    description:
      'The wire, byte by byte: docs/exchange.md §2 to §4. A defect of the node answers 500 without content.',
  };
  if (method === 'get') return { ...common, responses };
  return {
    ...common,
    parameters: WITH_BODY,
    requestBody: {
      required: false,
      content: { ...json({}), ...bytes('At most 1 GiB; JSON at most 1 MiB') },
    },
    responses,
  };
}

export const EXCHANGE_PATHS: Paths = {
  '/exchange/{organisation}/{service}/{major}/{path}': {
    parameters: [...PATH, ...ASKED],
    ...Object.fromEntries(METHODS.map((method) => [method, operation(method)])),
  },
};
