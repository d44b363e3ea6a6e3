import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Exchange } from './exchange.ts';
import type { WireAnswer } from './gateway/request.ts';

export const EXCHANGE_PREFIX = '/exchange/';

/**
 * Hands a request to the gateway as it came off the wire: no router, parser or header map in between has
 * read it in its own way. What is answered leaves as it is.
 */
export function createExchangeDoor(handle: Exchange['handle'], report: (line: string) => void) {
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await handle({
      version: request.httpVersion,
      method: request.method ?? '',
      target: request.url ?? '',
      rawHeaders: request.rawHeaders,
      // Left in the middle, it must not take the connection with it before the sender heard why.
      body: request.iterator({ destroyOnReturn: false }),
    });
    await send(answer, request, response);
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    pass(request, response).catch((error: unknown) => {
      report(`exchange: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-length': 0, connection: 'close' }).end();
    });
  };
}

async function send(
  { status, headers, body }: WireAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // What was refused before its content was read is not read now: the connection goes with it. So does one on
  // which another HTTP is spoken, whose end of a message may be elsewhere for who is in between.
  const ending = request.complete && request.httpVersion === '1.1' ? {} : { connection: 'close' };
  if (body instanceof Uint8Array) {
    response.writeHead(status, { ...headers, ...ending, 'content-length': body.length }).end(body);
    return;
  }
  response.writeHead(status, { ...headers, ...ending });
  await pipeline(body, response).catch((error: unknown) => {
    // The caller went away in the middle; the exchange is settled, and its receipt can be fetched.
    if (!response.destroyed) throw error;
  });
}
