import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Agent } from 'undici';

/** As many connections as the gateway keeps to a provider. */
const CONNECTIONS = 64;

/**
 * The least that stands between a caller and a provider on Node.js: it checks nothing and records nothing. What the
 * gateway costs is told as a multiple of it.
 */
export function createReverseProxy(origin: string, report: (line: string) => void): Server {
  const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 });

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { connection: _, ...headers } = request.headers;
    const answer = await agent.request({ origin, method: 'GET', path: request.url ?? '', headers });
    const { connection: __, 'keep-alive': ___, ...passed } = answer.headers;
    response.writeHead(answer.statusCode, passed);
    await pipeline(answer.body, response);
  }

  return createServer((request, response) => {
    pass(request, response).catch((error: unknown) => {
      report(String(error));
      response.destroy();
    });
  });
}
