import { utf8 } from '@wasl/log';
import type { Json } from '@wasl/receipt';
import { type Answer, malformed, mediaTypeOf, readAnswer, refusalOf } from './answer.ts';
import type { SentRequest } from './call-error.ts';
import { WireError } from './error.ts';
import type { ClientKey } from './key.ts';
import { isSafe, type Method } from './method.ts';
import { operationTarget, type Query, readNodeAddress } from './node-address.ts';
import { sha256, random as systemRandom } from './node-crypto.ts';
import { receiptPath, signReceiptRequest } from './receipt-request.ts';
import { signRequest } from './request.ts';
import { type Fetch, sendOnce } from './send.ts';
import { newIdempotencyKey, type Random, stampOf } from './stamp.ts';
import { parseBytes, SALT_BYTES } from './wire.ts';

export type ClientOptions = {
  /** `https://host[:port]` of one's node. Over plain HTTP the salt travels in clear. */
  readonly node: string;
  readonly key: ClientKey;
  readonly fetch?: Fetch;
  /** Milliseconds since the Unix epoch. */
  readonly clock?: () => number;
  readonly random?: Random;
  /** Bytes of an answer that are read at most; 16 MiB where nothing is said. */
  readonly limit?: number;
};

export type CallRequest = {
  /** `<provider org>/<service>/<major>`. */
  readonly service: string;
  /** Path of the operation, with its leading slash, in plain text: it is escaped here. */
  readonly path: string;
  readonly method: Method;
  readonly query?: Query;
  /** JSON, or bytes (`application/octet-stream`); left out where there is no body. `null` is the JSON null. */
  readonly body?: Json | Uint8Array;
  /** `<consumer org>/<name>`. */
  readonly agreement: string;
  readonly purpose: string;
  /** Drawn where an unsafe method has none; give the same one to send the same request again. */
  readonly idempotencyKey?: string;
  /** Of refusals: `ar`, `fr`, `en`. */
  readonly language?: string;
  /** Ends the wait; whether an unsafe request was passed on is then unknown. */
  readonly signal?: AbortSignal;
};

export type Client = {
  /**
   * Calls an operation through the node, once: no retry, no redirect. Gives the answer after its digest and
   * commitment were checked. Throws `CallError` where there is none, and `WireError` where the request
   * cannot be signed as it stands, before anything is sent.
   */
  call(request: CallRequest): Promise<Answer>;
  /** The `.wasl` file of an exchange that one is a party of, by its id. Throws as `call` does. */
  fetchReceipt(exchange: string, signal?: AbortSignal): Promise<Uint8Array>;
};

const DEFAULT_LIMIT = 16 * 1_048_576;
/** Longest receipt file (docs/receipt-format.md §11). */
const MAX_RECEIPT_BYTES = 1_048_576;

/** A client of one node, signing with one key. */
export function createClient(options: ClientOptions): Client {
  const node = readNodeAddress(options.node);
  const { key, fetch = globalThis.fetch, clock = Date.now, random = systemRandom } = options;
  const { limit = DEFAULT_LIMIT } = options;
  const { authority } = node;

  async function call(request: CallRequest): Promise<Answer> {
    const { method, agreement, purpose } = request;
    const target = operationTarget(node, request.service, request.path, request.query);
    const content = contentOf(request);
    const idempotencyKey = request.idempotencyKey ?? (isSafe(method) ? null : newIdempotencyKey(random));
    const salt = random(SALT_BYTES);
    const signed = await signRequest(
      { method, authority, target, body: content?.bytes ?? null, agreement, purpose, idempotencyKey },
      { ...stampOf(key, clock, random), salt },
      key.sign,
      sha256,
    );
    const sent: SentRequest = {
      method,
      authority,
      target,
      digest: signed['content-digest'] ?? null,
      idempotencyKey,
      salt,
      commitment: parseBytes(signed['wasl-commitment'] ?? '', SALT_BYTES, 'wasl-commitment'),
    };
    const headers = {
      ...signed,
      accept: 'application/json, application/octet-stream',
      ...(content === null ? {} : { 'content-type': content.type }),
      ...(request.language === undefined ? {} : { 'accept-language': request.language }),
    };
    const outgoing = { url: `${node.origin}${target}`, method, headers, body: content?.bytes ?? null };
    return readAnswer(
      await sendOnce(fetch, { ...outgoing, signal: request.signal ?? null, limit }, sent),
      sent,
    );
  }

  async function fetchReceipt(exchange: string, signal?: AbortSignal): Promise<Uint8Array> {
    const stamp = stampOf(key, clock, random);
    const headers = await signReceiptRequest({ authority, exchange }, stamp, key.sign);
    const url = `${node.origin}${receiptPath(exchange)}`;
    const outgoing = { url, method: 'GET', headers, body: null, signal: signal ?? null };
    const raw = await sendOnce(fetch, { ...outgoing, limit: MAX_RECEIPT_BYTES }, null);
    if (mediaTypeOf(raw.headers) === 'application/problem+json') throw refusalOf(raw, null);
    if (raw.status !== 200) throw malformed('not a receipt', raw.status, null);
    return raw.bytes;
  }

  return { call, fetchReceipt };
}

/** The bytes of a body as they are sent and signed, and their media type. */
function contentOf({ method, body }: CallRequest): { bytes: Uint8Array; type: string } | null {
  if (body === undefined || (body instanceof Uint8Array && body.length === 0)) return null;
  if (isSafe(method)) throw new WireError('request-malformed', 'a GET has no body');
  if (body instanceof Uint8Array) return { bytes: body, type: 'application/octet-stream' };
  return { bytes: utf8(JSON.stringify(body)), type: 'application/json' };
}
