import { type Language, languageOfHeader, Problem, problemDocument } from '@wasl/kernel';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { requestProblem } from './problems.ts';

/** Nothing is larger than a signed note, so nothing larger is read. */
const BODY_LIMIT = 64 * 1024;
const REQUEST_TIMEOUT_MS = 15_000;

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

/** The HTTP server with what holds for every route: limits, headers, and refusals as RFC 9457 problems. */
export function createServer(report: (line: string) => void): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // On stop, connections that idle are closed and answers under way are finished.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true },
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
  if (status === 413) return requestProblem('body-too-large', { limit: BODY_LIMIT });
  if (status === 415) return requestProblem('media-type-unsupported');
  if (status >= 400 && status < 500) return requestProblem('request-malformed');
  return requestProblem('internal-error');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
