import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { hasCode, type Language, languageOfHeader, Problem, problemDocument } from '@wasl/kernel';
import {
  type ConnectionError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
} from 'fastify';
import { requestProblem } from './problems.ts';

/** Nothing is larger than a signed note, so nothing larger is read. */
const BODY_LIMIT = 64 * 1024;
const HEADERS_TIMEOUT_MS = 15_000;
/** The longest that content may take to arrive: the exchange takes a gibibyte, and bounds each wait itself. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;
/** Everything else is small: a sender that falls silent for so long has gone. */
const SILENCE_MS = 15_000;
const MAX_HEADER_BYTES = 16_384;
/** One part of a path: a code, escaped or between quotation marks. */
const MAX_PART = 300;

/** What every answer carries unless a page brings a policy of its own. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** What answers requests under a prefix before any route sees them. */
export type Door = {
  readonly prefix: string;
  open(request: IncomingMessage, response: ServerResponse): void;
};

/**
 * The HTTP server with what holds for every route: limits, headers, and refusals as RFC 9457 problems.
 * `door` takes what it answers apart.
 */
export function createServer(report: (line: string) => void, door: Door): FastifyInstance {
  const limits = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    clientErrorHandler: refuseUnreadable,
    serverFactory: (route) =>
      createHttpServer(limits, (request, response) => {
        if (request.url?.startsWith(door.prefix) === true) return door.open(request, response);
        // Of a sender that said all, it is we who are silent: that may take as long as it takes.
        request.setTimeout(SILENCE_MS, () => void (request.complete || request.destroy()));
        route(request, response);
      }),
    // On stop, connections that idle are closed and answers under way are finished.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: MAX_PART },
    // A target that is none never reaches a hook.
    frameworkErrors: (error, request, reply) => {
      reply.headers(SECURITY_HEADERS);
      void sendProblem(request, reply, problemOf(error));
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('text/plain', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, requestProblem('not-found')));
  app.setErrorHandler((error: unknown, request, reply) => {
    const problem = problemOf(error);
    if (problem.entry.status >= 500) {
      report(`http: ${request.method} ${request.routeOptions.url ?? '-'}: ${describe(error)}`);
    }
    return sendProblem(request, reply, problem);
  });
  return app;
}

/** What Node's own parser refuses never becomes a request; the sender is told all the same, and cut off. */
function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  if (!socket.writable || hasCode(error, 'ECONNRESET')) return void socket.destroy();
  const problem = requestProblem('http-request-malformed');
  const body = JSON.stringify(problemDocument(problem, 'ar'));
  socket.end(
    `HTTP/1.1 ${problem.entry.status} Bad Request\r\nconnection: close\r\n` +
      `content-type: application/problem+json; charset=utf-8\r\ncontent-language: ar\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const language: Language = languageOfHeader(request.headers['accept-language']);
  return reply
    .code(problem.entry.status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(problem, language)));
}

/** Anything that is not one of our refusals becomes one; what it says of the inside stays in the report. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return requestProblem('http-body-too-large', { limit: BODY_LIMIT });
  if (status === 415) return requestProblem('media-type-unsupported');
  if (status >= 400 && status < 500) return requestProblem('http-request-malformed');
  return requestProblem('internal-error');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
