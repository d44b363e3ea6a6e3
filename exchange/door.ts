import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Exchange } from './exchange.ts';
import type { WireAnswer } from './gateway/request.ts';

export const EXCHANGE_PREFIX = '/exchange/';

/** A caller that takes nothing of its answer for so long has gone; the exchange is settled all the same. */
const UNREAD_MS = 60_000;

/**
 * Hands a request to the gateway as it came off the wire: no router, parser or header map in between has
 * read it in its own way. What is answered leaves as it is. Once the server listens no more, each answer is the
 * last on its connection, so that a stop under load comes to an end.
 */
export function createExchangeDoor(
  handle: Exchange['handle'],
  report: (line: string) => void,
  isStopping: () => boolean = () => false,
) {
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await handle({
      version: request.httpVersion,
      method: request.method ?? '',
      target: request.url ?? '',
      rawHeaders: request.rawHeaders,
      // Left in the middle, it must not take the connection with it before the sender heard why.
      body: request.iterator({ destroyOnReturn: false }),
    });
    await send(answer, request, response, isStopping());
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
  stopping: boolean,
): Promise<void> {
  // What was refused before its content was read is not read now: the connection goes with it. So does one on
  // which another HTTP is spoken, whose end of a message may be elsewhere for who is in between.
  const last = stopping || !request.complete || request.httpVersion !== '1.1';
  const ending = last ? { connection: 'close' } : {};
  response.setTimeout(UNREAD_MS, () => response.destroy());
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
