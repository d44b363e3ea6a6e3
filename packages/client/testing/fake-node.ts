import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { utf8 } from '@wasl/log';
import { type Client, type ClientOptions, createClient } from '../client.ts';
import { commitResponse } from '../commitment.ts';
import { checkContentDigest, contentDigest } from '../content-digest.ts';
import { WireError } from '../error.ts';
import { sha256, verifyEd25519 } from '../node-crypto.ts';
import { type ReadRequest, readRequest } from '../request.ts';
import { formatBytes, indexHeaders } from '../wire.ts';
import { CONSUMER, EXCHANGE, NOW } from './sample.ts';
import { serve } from './serve.ts';

/** What a node answers with; what is not said is as it should be. */
export type FakeAnswer = {
  readonly status?: number;
  readonly body?: Uint8Array;
  /** Headers to be set otherwise, or (null) taken away. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
};

/** A request as a node had it: read by the same reader, its digest and signature checked. */
export type Seen = {
  readonly request: ReadRequest;
  readonly target: string;
  readonly body: Uint8Array;
  readonly headers: IncomingMessage['headers'];
};

const RESPONSE_SALT = new Uint8Array(32).fill(7);

/** A node that reads requests as a node does and answers as it is told; and a client of it. */
export async function fakeNode(
  t: TestContext,
  answer: FakeAnswer | ((request: IncomingMessage, response: ServerResponse) => void) = {},
  options: Partial<ClientOptions> = {},
): Promise<{ client: Client; node: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const node = await serve(t, async (request, response) => {
    if (typeof answer === 'function') return answer(request, response);
    try {
      seen.push(await see(request));
      respond(response, answer);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      response.writeHead(400, { 'content-type': 'text/plain' }).end(error.message);
    }
  });
  const client = createClient({ node, key: CONSUMER, clock: () => NOW, ...options });
  return { client, node, seen };
}

async function see(request: IncomingMessage): Promise<Seen> {
  const { method = '', url: target = '', rawHeaders, headers } = request;
  const indexed = indexHeaders(rawHeaders);
  const read = readRequest(
    { method, authority: indexed.get('host') ?? '', target, headers: indexed },
    sha256,
  );
  const body = Uint8Array.from(Buffer.concat(await Array.fromAsync(request)));
  if (body.length > 0) checkContentDigest(read.digest ?? '', sha256(body));
  if (!verifyEd25519(CONSUMER.publicKey, read.base, read.signature)) {
    throw new WireError('signature-malformed', 'the signature does not verify');
  }
  return { request: read, target, body, headers };
}

function respond(
  response: ServerResponse,
  { status = 200, body = utf8('{"total":7}'), headers = {} }: FakeAnswer,
): void {
  const digest = body.length === 0 ? '' : contentDigest(body, sha256);
  const honest: Record<string, string> = {
    'content-type': 'application/json',
    'wasl-exchange': EXCHANGE,
    'wasl-receipt': `/api/receipts/${EXCHANGE}`,
    'wasl-response-salt': formatBytes(RESPONSE_SALT),
    'wasl-response-commitment': formatBytes(commitResponse(RESPONSE_SALT, status, digest, sha256)),
    ...(digest === '' ? {} : { 'content-digest': digest }),
  };
  for (const [name, value] of Object.entries({ ...honest, ...headers })) {
    if (value !== null) response.setHeader(name, value);
  }
  response.writeHead(status).end(body);
}

export function problem(
  status: number,
  members: object,
  headers: Readonly<Record<string, string>> = {},
): FakeAnswer {
  return {
    status,
    body: utf8(JSON.stringify(members)),
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'wasl-exchange': null,
      'wasl-receipt': null,
      'wasl-response-salt': null,
      'wasl-response-commitment': null,
      ...headers,
    },
  };
}
