import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { OPENAPI_DOCUMENT } from './document.ts';
import { SELF_CACHE } from './self.ts';

/** `GET /openapi.json`: what this server answers, for people and programs that call it. */
export function addOpenApiRoute(app: FastifyInstance): void {
  const body = JSON.stringify(OPENAPI_DOCUMENT);
  const etag = `"${hash('sha256', body, 'base64url')}"`;
  app.get('/openapi.json', async (request, reply) => {
    reply.header('cache-control', SELF_CACHE).header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(body);
  });
}
