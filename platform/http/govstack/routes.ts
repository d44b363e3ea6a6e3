import type { Exchange } from '@wasl/exchange';
import { type Clock, inLanguage, languageOfHeader, Problem } from '@wasl/kernel';
import { fromUtf8 } from '@wasl/log';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { clientsOf } from './clients.ts';
import {
  type Application,
  type Given,
  instanceOf,
  readApplication,
  readClient,
  readOptionalPart,
  readPart,
} from './identifier.ts';
import { createMethods } from './methods.ts';
import { govstackProblem } from './problems.ts';

export type GovStackPorts = {
  readonly node: string;
  readonly exchange: Pick<Exchange, 'directory' | 'contract'>;
  readonly clock: Clock;
};

type Asked = { Params: Record<keyof Application, string>; Querystring: Readonly<Record<string, Given>> };

/** The text of that API has `/r1`, its outside suite has not. */
const PREFIXES = ['/r1', ''] as const;
const PROVIDER = '/:instanceId/:memberClass/:memberCode/:applicationCode';
const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * The directory operations of the GovStack Information Mediator (GovStack_IM_Directory_Services_API.yaml), read
 * from our registry: instance = node, member = organisation, application = system, service = service, and
 * version = major version. Public like the directory itself.
 */
export function addGovStackRoutes(app: FastifyInstance, { node, exchange, clock }: GovStackPorts): void {
  const instanceId = instanceOf(node);
  const methods = createMethods({ ...exchange, instanceId, clock });

  app.get<Asked>('/listClients', async ({ query, headers }, reply) => {
    const asked = readOptionalPart('instanceId', query.instanceId, 'name');
    const language = languageOfHeader(headers['accept-language']);
    const member =
      asked === null || asked === instanceId ? clientsOf(exchange.directory(), instanceId, language) : [];
    return current(reply).header('vary', 'accept-language').send({ member });
  });

  for (const prefix of PREFIXES) {
    app.get<Asked>(`${prefix}${PROVIDER}/listMethods`, async ({ params, query, headers }, reply) => {
      const provider = readApplication(params);
      readClient(headers);
      const member = await methods.all(provider, readOptionalPart('serviceId', query.serviceId, 'code'));
      return current(reply).send({ member });
    });

    app.get<Asked>(`${prefix}${PROVIDER}/allowedMethods`, async ({ params, query, headers }, reply) => {
      const provider = readApplication(params);
      const serviceCode = readOptionalPart('serviceId', query.serviceId, 'code');
      const member = await methods.allowed(provider, readClient(headers), serviceCode);
      return current(reply).send({ member });
    });

    app.get<Asked>(`${prefix}${PROVIDER}/getOpenAPI`, async ({ params, query, headers }, reply) => {
      let document: Uint8Array | null;
      try {
        const provider = readApplication(params);
        readClient(headers);
        const serviceCode = readPart('serviceCode', query.serviceCode, 'code');
        const version = readOptionalPart('serviceVersion', query.serviceVersion, 'code');
        document = await methods.document(provider, serviceCode, version);
        if (document === null) throw govstackProblem('govstack-service-unknown');
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return sendRefusedString(reply, error, headers['accept-language']);
      }
      return current(reply)
        .type(JSON_TYPE)
        .send(JSON.stringify(fromUtf8(document)));
    });
  }
}

function current(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache');
}

/** The outside suite wants a JSON string of getOpenAPI whatever the status. */
function sendRefusedString(
  reply: FastifyReply,
  problem: Problem,
  accepted: string | undefined,
): FastifyReply {
  const language = languageOfHeader(accepted);
  const { title, remedy } = inLanguage(problem, language);
  return reply
    .code(problem.entry.status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type(JSON_TYPE)
    .send(JSON.stringify(`${title} ${remedy} [${problem.code}]`));
}
