import type { Readable } from 'node:stream';
import { type Headers, indexHeaders, type SigningFacts, signNodeRequest } from '@wasl/client';
import { type Clock, createRandom, hasCode, Problem } from '@wasl/kernel';
import { Agent } from 'undici';
import type { LocalProvider } from '../local-provider.ts';
import type { ReadBody } from './body.ts';
import { wire } from './envelope.ts';
import { gatewayProblem } from './problems.ts';
import type { AddressRules } from './provider-address.ts';

/** What the node sends to a provider. `path` and `query` are those of the operation, as the caller sent them. */
export type ForwardedRequest = {
  /** `<org>/<system>` that offers the service, and its address; null where it is answered in this process. */
  readonly system: string;
  readonly address: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: ReadBody;
  readonly exchange: string;
  readonly consumer: string;
  readonly agreement: string;
  readonly purpose: string;
  readonly idempotencyKey: string | null;
};

/** A provider's answer: its head, and a body not read yet. */
export type ProviderAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
  /** Gives up what was not read of the body, which would hold its connection for ever. */
  readonly abandon: () => void;
};

/** Sends a request once. Throws `provider-unreachable`, `provider-timeout` or `provider-misbehaved`. */
export type Forward = (request: ForwardedRequest) => Promise<ProviderAnswer>;

/** The node's own key, with which a provider knows that its node asks. */
export type NodeKey = {
  readonly id: string;
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
};

export type ForwardOptions = {
  readonly nodeKey: NodeKey;
  readonly addresses: AddressRules;
  /** By `<org>/<system>`. */
  readonly localProviders: ReadonlyMap<string, LocalProvider>;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
};

/** In milliseconds: to connect, and to the first byte of an answer. */
export type Timeouts = { readonly connect: number; readonly answer: number };

const TIMEOUTS: Timeouts = { connect: 2_000, answer: 10_000 };
const CONNECTIONS_PER_PROVIDER = 64;
const MAX_HEADER_BYTES = 16_384;
const NONCE_BYTES = 16;
const random = createRandom();

/** What never reached the provider; every other failure leaves open whether it acted. */
const NEVER_SENT: readonly string[] = [
  'ADDRESS_FORBIDDEN',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UND_ERR_CONNECT_TIMEOUT',
];
const TIMED_OUT: readonly string[] = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];
const UNREADABLE = 'UND_ERR_HEADERS_OVERFLOW';

/** Step 10, forward: over kept connections, once, with a bound on every wait, and no redirect followed. */
export function createForward(options: ForwardOptions): {
  readonly forward: Forward;
  close(): Promise<void>;
} {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const agent = new Agent({
    connections: CONNECTIONS_PER_PROVIDER,
    pipelining: 1,
    headersTimeout: timeouts.answer,
    bodyTimeout: timeouts.answer,
    maxHeaderSize: MAX_HEADER_BYTES,
    connect: { timeout: timeouts.connect, lookup: options.addresses.lookup },
  });

  async function forward(request: ForwardedRequest): Promise<ProviderAnswer> {
    if (request.address === null) return askLocally(request, options.localProviders, timeouts.answer);
    options.addresses.check(request.address);
    const { method, path, query, body } = request;
    try {
      const answer = await agent.request({
        origin: request.address,
        method,
        path: query === '' ? path : `${path}?${query}`,
        headers: await headersOf(request, request.address, options),
        body: bodyOf(body),
        responseHeaders: 'raw',
      });
      return answerOf(answer.statusCode, answer.headers, answer.body);
    } catch (error) {
      throw failureOf(error);
    }
  }

  return { forward, close: () => agent.destroy() };
}

/** Why nothing of a provider's answer can be used. */
export function failureOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (TIMED_OUT.some((code) => hasCode(error, code))) return gatewayProblem('provider-timeout', {}, error);
  if (NEVER_SENT.some((code) => hasCode(error, code)))
    return gatewayProblem('provider-unreachable', {}, error);
  if (hasCode(error, UNREADABLE)) return gatewayProblem('provider-misbehaved', { why: 'headers' }, error);
  return gatewayProblem('provider-interrupted', {}, error);
}

/** Why an answer that had begun can not be used: its request did reach the provider. */
export function breakOf(error: unknown): Problem {
  const failure = failureOf(error);
  return failure.code === 'provider-unreachable'
    ? gatewayProblem('provider-interrupted', {}, error)
    : failure;
}

function answerOf(status: number, raw: unknown, body: Readable): ProviderAnswer {
  // Without a listener the failure of a body that nobody reads would end the process.
  body.on('error', () => undefined);
  const abandon = () => void body.destroy();
  try {
    return { status, headers: readHead(raw), body, abandon };
  } catch (error) {
    abandon();
    throw error;
  }
}

/** undici gives raw headers as an array of names and values in turn, whatever its types say. */
function readHead(raw: unknown): Headers {
  if (!Array.isArray(raw)) throw new TypeError('raw headers are a list');
  try {
    return wire(() => indexHeaders(raw.map(String)));
  } catch (error) {
    throw gatewayProblem('provider-misbehaved', { why: 'headers' }, error);
  }
}

async function askLocally(
  request: ForwardedRequest,
  providers: ReadonlyMap<string, LocalProvider>,
  timeout: number,
): Promise<ProviderAnswer> {
  const provider = providers.get(request.system);
  const { method, path, query, body, exchange, consumer, agreement, purpose } = request;
  if (provider === undefined || body.kind === 'opaque') throw gatewayProblem('provider-unreachable');
  const bytes = body.kind === 'json' ? body.bytes : null;
  const asked = provider({ method, path, query, body: bytes, exchange, consumer, agreement, purpose });
  const answer = await within(timeout, asked);
  return {
    status: answer.status,
    headers: new Map([
      ['content-type', answer.contentType],
      ['content-length', String(answer.body.length)],
    ]),
    body: once(answer.body),
    abandon: () => undefined,
  };
}

/** Bounds the wait as for any provider. What it throws is its own: no text of it reaches the caller. */
async function within<T>(milliseconds: number, asked: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(gatewayProblem('provider-timeout')), milliseconds);
  const answered = asked.catch((error: unknown) => {
    throw gatewayProblem('provider-interrupted', {}, error);
  });
  try {
    return await Promise.race([answered, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Only what we wrote ourselves goes on: no header of the caller reaches a provider. */
async function headersOf(request: ForwardedRequest, address: string, { nodeKey, clock }: ForwardOptions) {
  const { body, method, path, query, exchange, consumer, agreement, purpose, idempotencyKey } = request;
  const facts: Omit<SigningFacts, 'salt'> = {
    keyId: nodeKey.id,
    created: Math.floor(clock() / 1_000),
    nonce: random(NONCE_BYTES).toBase64({ alphabet: 'base64url', omitPadding: true }),
  };
  const signed = await signNodeRequest(
    {
      method,
      authority: new URL(address).host,
      path,
      query,
      digest: body.kind === 'none' ? null : body.digest,
      exchange,
      consumer,
      agreement,
      purpose,
      idempotencyKey,
    },
    facts,
    nodeKey.sign,
  );
  return { accept: 'application/json, application/octet-stream', ...contentHeaders(body), ...signed };
}

function contentHeaders(body: ReadBody): Record<string, string> {
  switch (body.kind) {
    case 'none':
      return {};
    case 'json':
      return { 'content-type': 'application/json', 'content-length': String(body.bytes.length) };
    case 'opaque':
      return { 'content-type': 'application/octet-stream', 'content-length': String(body.spooled.length) };
  }
}

function bodyOf(body: ReadBody) {
  if (body.kind === 'none') return null;
  return body.kind === 'json' ? body.bytes : body.spooled.release();
}
