import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, textAnswer } from './cosigner.ts';
import { readBody } from './read-body.ts';

export type RequestHandlerOptions = {
  /** The witness's own verifier key, shown to whoever opens its address. */
  readonly vkey: string;
  readonly addCheckpoint: (body: Uint8Array) => Promise<Answer>;
  /** Told of an error that is the witness's own, never the client's. */
  readonly onFailure: (error: Error) => void;
};

/** A checkpoint with 63 hashes takes 3 KiB; with a hundred signatures of other parties, 20. */
const MAX_BODY_BYTES = 65_536;

function refuseMethod(response: ServerResponse, allowed: string): Answer {
  response.setHeader('allow', allowed);
  return textAnswer(405, `only ${allowed} is answered here\n`);
}

async function addCheckpoint(
  request: IncomingMessage,
  response: ServerResponse,
  options: RequestHandlerOptions,
): Promise<Answer | null> {
  let body: Uint8Array | null;
  try {
    body = await readBody(request, MAX_BODY_BYTES);
  } catch {
    // The client went away, or was too slow and has had its 408, before the request was whole.
    return null;
  }
  if (body === null) {
    response.setHeader('connection', 'close');
    return textAnswer(413, `a request is at most ${MAX_BODY_BYTES} bytes\n`);
  }
  try {
    return await options.addCheckpoint(body);
  } catch (error) {
    options.onFailure(error instanceof Error ? error : new Error(String(error)));
    return textAnswer(500, 'the witness could not keep the checkpoint and has stopped\n');
  }
}

async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  options: RequestHandlerOptions,
): Promise<Answer | null> {
  switch (request.url) {
    case '/':
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD');
      return textAnswer(200, `${options.vkey}\n`);
    case '/add-checkpoint':
      if (request.method !== 'POST') return refuseMethod(response, 'POST');
      return addCheckpoint(request, response, options);
    default:
      return textAnswer(404, 'there is nothing at this address\n');
  }
}

/** The HTTP interface of C2SP tlog-witness, with the submission prefix at the root. */
export function createRequestHandler(options: RequestHandlerOptions): RequestListener {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await answerTo(request, response, options);
    if (answer === null) return;
    response.writeHead(answer.status, {
      'content-type': answer.type,
      'content-length': Buffer.byteLength(answer.body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(answer.body);
  }
  return (request, response) => void handle(request, response);
}
