import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { GuardError, type NodeGuard } from './node-guard.ts';
import type { NodeAsk } from './node-request.ts';

/** Answers a request that the node sent; `body` has been read whole, null where there is none. */
export type GuardedHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  asked: { readonly ask: NodeAsk; readonly body: Uint8Array | null },
) => void | Promise<void>;

/** As much as a node sends as JSON. A provider of opaque content says its own. */
const DEFAULT_LIMIT = 1_048_576;

/**
 * A listener for `node:http` that calls `handler` only for what the node signed, its body read up to `limit`
 * bytes. Everything else is answered 401, 413 or (where the handler throws) 500 by a problem without details:
 * the node, which alone should come here, passes none of it on. `report` is told of a handler's error.
 */
export function guardNodeHttp(
  guard: NodeGuard,
  handler: GuardedHandler,
  report: (error: unknown) => void,
  limit = DEFAULT_LIMIT,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    serve(guard, handler, limit, request, response).catch((error: unknown) => {
      report(error);
      if (response.headersSent) response.destroy();
      else sendProblem(response, 500, 'internal-error');
    });
  };
}

async function serve(
  guard: NodeGuard,
  handler: GuardedHandler,
  limit: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readUpTo(limit, request);
  if (body === 'too-large') return sendProblem(response, 413, 'body-too-large');
  let ask: NodeAsk;
  try {
    const { method = '', url: target = '', rawHeaders } = request;
    ask = guard.check({ method, target, rawHeaders, body });
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    return sendProblem(response, 401, error.code);
  }
  await handler(request, response, { ask, body });
}

async function readUpTo(limit: number, request: IncomingMessage): Promise<Uint8Array | null | 'too-large'> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left open where reading ends early: the refusal goes out on the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('the body was already given an encoding');
    length += chunk.length;
    if (length > limit) return 'too-large';
    chunks.push(chunk);
  }
  return length === 0 ? null : Uint8Array.from(Buffer.concat(chunks));
}

/** RFC 9457; `about:blank` has the title of its status (§4.2.1). The connection ends: what follows is not ours. */
function sendProblem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', connection: 'close' });
  response.end(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, code }));
}
