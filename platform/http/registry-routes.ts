import type { Exchange } from '@wasl/exchange';
import type { RegistryView } from '@wasl/ledger';
import { fromUtf8, LogError, utf8 } from '@wasl/log';
import { isJsonObject, parseStatement, parseStrictJson, ReceiptError } from '@wasl/receipt';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { requestProblem } from './problems.ts';

/** A statement of a service and the document it names: at most 24,000 bytes and 256 KiB, escaped. */
const PUBLISH_LIMIT = 640 * 1024;

/** What of the exchange these routes use. */
type RegistryPorts = Pick<Exchange, 'contract' | 'directory' | 'enter' | 'publish' | 'statement'>;

/**
 * The registry over HTTP: what is current, for anyone to read, and statements to enter. The signature of an
 * officer is the authorisation (docs/exchange.md §1).
 */
export function addRegistryRoutes(app: FastifyInstance, exchange: RegistryPorts): void {
  app.get('/api/directory', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(exchange.directory()),
  );
  app.get<{ Params: { digest: string } }>('/api/contracts/:digest', async (request, reply) => {
    const { digest } = request.params;
    const document = /^[0-9a-f]{64}$/.test(digest) ? await exchange.contract(digest) : null;
    if (document === null) throw requestProblem('not-found');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('application/json')
      .send(Buffer.from(document));
  });
  app.get<{ Params: { '*': string } }>('/api/statements/*', async (request, reply) => {
    const proved = exchange.statement(request.params['*']);
    if (proved === null) throw requestProblem('not-found');
    return reply.header('cache-control', 'no-cache').send(proved);
  });
  app.post('/api/statements', async (request, reply) => {
    if (!(request.body instanceof Uint8Array)) throw requestProblem('http-request-malformed');
    return entered(reply, request.body, await exchange.enter(request.body));
  });
  // The one route that takes JSON, and it takes nothing else.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/api/services', { bodyLimit: PUBLISH_LIMIT }, async (request, reply) => {
      const { statement, contract } = readPublication(request.body);
      return entered(reply, statement, await exchange.publish(statement, contract));
    });
  });
}

function entered(reply: FastifyReply, note: Uint8Array, { origin, head }: RegistryView): FastifyReply {
  const { subject, action } = parseStatement(note).statement;
  const registry = { origin, size: head.size, root: head.root.toBase64() };
  return reply.code(201).header('cache-control', 'no-store').send({ subject, action, registry });
}

function readPublication(body: unknown): { readonly statement: Uint8Array; readonly contract: string } {
  if (!(body instanceof Uint8Array)) throw requestProblem('http-request-malformed');
  try {
    const value = parseStrictJson(fromUtf8(body), PUBLISH_LIMIT);
    if (isJsonObject(value) && typeof value.statement === 'string' && typeof value.contract === 'string') {
      return { statement: utf8(value.statement), contract: value.contract };
    }
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof LogError)) throw error;
  }
  throw requestProblem('http-request-malformed');
}
