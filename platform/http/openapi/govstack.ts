import { govstackProblems } from '../govstack/problems.ts';
import { answer, cache, json, noStore } from './answers.ts';
import type { Answers, Operation, Parameter, Paths, Schema, Schemas } from './model.ts';
import { refusals } from './refusals.ts';
import { array, closed, ref } from './schemas.ts';
import { header, LANGUAGE } from './signature.ts';

const MALFORMED = ['govstack-part-malformed', 'internal-error'];
const CURRENT = cache('no-cache');

const NAME: Schema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9._-]{0,199}$' };
const CODE: Schema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$' };
const CLIENT = '^([^/]+/){3}[^/]+$';

const MEMBER = { instanceId: NAME, memberClass: { const: 'GOV' }, memberCode: ref('Code') };

export const GOVSTACK_SCHEMAS: Schemas = {
  GovStackClients: closed({
    member: array(
      closed({
        name: { type: 'string' },
        id: closed(
          { objectType: { enum: ['MEMBER', 'APPLICATION'] }, ...MEMBER, applicationCode: ref('Code') },
          ['applicationCode'],
        ),
      }),
    ),
  }),
  GovStackMethods: closed({
    member: array(
      closed({
        objectType: { const: 'SERVICE' },
        serviceType: { const: 'OPENAPI' },
        ...MEMBER,
        applicationCode: ref('Code'),
        serviceCode: ref('Code'),
        serviceVersion: { type: 'string', pattern: '^[0-9]+$', description: 'The major version' },
        endpointList: closed({
          member: array(
            closed({
              method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
              path: { type: 'string', pattern: '^/' },
            }),
          ),
        }),
      }),
    ),
  }),
};

function query(name: string, required: boolean, description: string, schema: Schema): Parameter {
  return { name, in: 'query', required, description, schema };
}

function part(name: string, description: string, schema: Schema): Parameter {
  return {
    name,
    in: 'path',
    required: true,
    description: `${description}; quotation marks around it count for nothing`,
    schema,
  };
}

const PROVIDER: readonly Parameter[] = [
  part('instanceId', 'The node: the first label of its name', NAME),
  part('memberClass', '`GOV`', NAME),
  part('memberCode', 'Code of the organisation', CODE),
  part('applicationCode', 'Code of the system', CODE),
];

/** One header by two names; the asking system is not authenticated, and nothing here is for some only. */
const ASKING: readonly Parameter[] = ['X-GovStack-Client', 'Information-Mediator-Client'].map((name) =>
  header(name, false, '`instance/class/member/application` that asks; under either name', {
    type: 'string',
    pattern: CLIENT,
  }),
);

const SERVICE_ID = query('serviceId', false, 'Only services of this code', CODE);

const METHODS: Answers = {
  ...answer(200, 'Services with their endpoints; none of an application that is not here', {
    headers: CURRENT,
    content: json(ref('GovStackMethods')),
  }),
  ...refusals([...MALFORMED, 'govstack-client-malformed']),
};

const DESCRIPTION: Answers = {
  ...refusals(['internal-error']),
  ...answer(200, 'The OpenAPI document of the service, byte for byte, as a JSON string', {
    headers: CURRENT,
    content: json({ type: 'string' }),
  }),
  ...answer(
    400,
    `One of ${Object.keys(govstackProblems)
      .map((code) => `\`${code}\``)
      .join(', ')}, in words, as a JSON string`,
    {
      headers: noStore(),
      content: json({
        type: 'string',
        pattern: `\\[(${Object.keys(govstackProblems).join('|')})\\]$`,
      }),
    },
  ),
};

const TAGS = ['GovStack Information Mediator'];

function operationsAt(prefix: string, suffix: string): Paths {
  const at = `${prefix}/{instanceId}/{memberClass}/{memberCode}/{applicationCode}`;
  function operation(
    id: string,
    summary: string,
    queries: readonly Parameter[],
    responses: Answers,
  ): Operation {
    const parameters = [...PROVIDER, ...queries, ...ASKING, LANGUAGE];
    return { operationId: `${id}${suffix}`, tags: TAGS, summary, parameters, responses };
  }
  return {
    [`${at}/listMethods`]: {
      get: operation('listMethods', 'The services of an application', [SERVICE_ID], METHODS),
    },
    [`${at}/allowedMethods`]: {
      get: operation(
        'allowedMethods',
        'Of them, what agreements in force let the asking system call; without one named, nothing',
        [SERVICE_ID],
        METHODS,
      ),
    },
    [`${at}/getOpenAPI`]: {
      get: operation(
        'getOpenAPI',
        'The contract of a service',
        [
          query('serviceCode', true, 'Code of the service', CODE),
          query('serviceVersion', false, 'Its major version; the latest where it is left out', CODE),
        ],
        DESCRIPTION,
      ),
    },
  };
}

export const GOVSTACK_PATHS: Paths = {
  '/listClients': {
    get: {
      operationId: 'listClients',
      tags: TAGS,
      summary: 'Organisations and their systems',
      parameters: [query('instanceId', false, 'Another instance has none here', NAME), LANGUAGE],
      responses: {
        ...answer(200, 'Members and applications', {
          headers: CURRENT,
          content: json(ref('GovStackClients')),
        }),
        ...refusals(MALFORMED),
      },
    },
  },
  ...operationsAt('/r1', ''),
  ...operationsAt('', 'WithoutR1'),
};
