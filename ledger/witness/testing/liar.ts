import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';

export type Liar = { readonly url: string; readonly requests: string[] };

/**
 * A server that answers add-checkpoint as it likes, closed when the test ends. `respond` is given the body of
 * each request; `requests` collects them.
 */
export async function startLiar(
  t: TestContext,
  respond: (body: string, response: ServerResponse, request: IncomingMessage) => void,
): Promise<Liar> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      requests.push(body);
      respond(body, response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not listening on a port');
  return { url: `http://127.0.0.1:${address.port}`, requests };
}
