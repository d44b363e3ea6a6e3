import { equal, fromUtf8, HASH_BYTES, LogError } from '@wasl/log';
import { isUuid7, type Json, parseStrictJson, ReceiptError } from '@wasl/receipt';
import { CallError, type CallFailure, type SentRequest } from './call-error.ts';
import { commitResponse } from './commitment.ts';
import { contentDigest } from './content-digest.ts';
import { sha256 } from './node-crypto.ts';
import { type ReceiptProof, readProof } from './proof.ts';
import { receiptPath } from './receipt-request.ts';
import { type Headers, readBytes, SALT_BYTES } from './wire.ts';

/** An answer whose body is the one that the receipt's commitment names. */
export type Answer = {
  readonly status: number;
  /** JSON, or bytes of `application/octet-stream`; null where there is no body. */
  readonly body: Json | Uint8Array;
  readonly headers: Headers;
  /** UUIDv7. */
  readonly exchange: string;
  /** Path of the receipt on the node: `fetchReceipt(exchange)` asks for it. */
  readonly receipt: string;
  /** Of the receipt in the log; null where the node sent none. `checkProof` says whether it holds. */
  readonly proof: ReceiptProof | null;
  /** What was sent: to be kept where one may want to show it. */
  readonly request: SentRequest;
  /** What opens the answer's commitment (`opensResponse`). */
  readonly response: { readonly digest: string; readonly salt: Uint8Array; readonly commitment: Uint8Array };
};

/** An answer of the network, its body read. */
export type RawAnswer = { readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array };

const MAX_PROBLEM_BYTES = 65_536;
const CODE = /^[a-z][a-z0-9-]{0,63}$/;

/** Reads what a node answered to a call: gives an answer that was checked, or throws `CallError`. */
export function readAnswer(raw: RawAnswer, sent: SentRequest): Answer {
  const { status, headers, bytes } = raw;
  const type = mediaTypeOf(headers);
  if (type === 'application/problem+json') throw refusalOf(raw, sent);
  const exchange = headers.get('wasl-exchange') ?? '';
  const receipt = headers.get('wasl-receipt') ?? '';
  if (!isUuid7(exchange) || receipt !== receiptPath(exchange)) throw malformed('no exchange', status, sent);
  const response = openAnswer(raw, sent);
  const header = headers.get('wasl-proof');
  const proof = header === undefined ? null : readProof(header);
  if (header !== undefined && proof === null) throw malformed('Wasl-Proof is not a proof', status, sent);
  const body = readBody(type, bytes, status, sent);
  return { status, body, headers, exchange, receipt, proof, request: sent, response };
}

/** The commitment must open to the status and to the digest of the bytes that came. */
function openAnswer({ status, headers, bytes }: RawAnswer, sent: SentRequest): Answer['response'] {
  const commitment = readBytes(headers.get('wasl-response-commitment') ?? '');
  const salt = readBytes(headers.get('wasl-response-salt') ?? '');
  if (commitment?.length !== HASH_BYTES || salt?.length !== SALT_BYTES) {
    throw malformed('no commitment, or no salt', status, sent);
  }
  const digest = headers.get('content-digest') ?? '';
  const named = digest === '' && bytes.length === 0 ? '' : contentDigest(bytes, sha256);
  if (named !== digest || !equal(commitment, commitResponse(salt, status, digest, sha256))) {
    const failure: CallFailure = { code: 'answer-unverified', status };
    throw new CallError(failure, 'digest and commitment are not of this answer', sent);
  }
  return { digest, salt, commitment };
}

function readBody(type: string, bytes: Uint8Array, status: number, sent: SentRequest): Json | Uint8Array {
  if (bytes.length === 0) return null;
  if (type === 'application/octet-stream') return bytes;
  if (type !== 'application/json') throw malformed('neither JSON nor bytes', status, sent);
  return readJson(bytes, status, sent);
}

function readJson(bytes: Uint8Array, status: number, sent: SentRequest | null): Json {
  try {
    // UTF-16 has no more code units than UTF-8 has bytes, and those were bounded when they were read.
    return parseStrictJson(fromUtf8(bytes), bytes.length);
  } catch (error) {
    if (!(error instanceof LogError || error instanceof ReceiptError)) throw error;
    throw malformed(error.message, status, sent, error);
  }
}

/** The refusal that a problem document states; one of another form is `answer-malformed`. */
export function refusalOf({ status, headers, bytes }: RawAnswer, sent: SentRequest | null): CallError {
  if (bytes.length > MAX_PROBLEM_BYTES) return malformed('the problem is too large', status, sent);
  const { code, title, detail } = problemMembers(readJson(bytes, status, sent));
  if (!CODE.test(code) || status < 400) return malformed('not a documented problem', status, sent);
  const exchange = headers.get('wasl-exchange') ?? '';
  const refusal = {
    code,
    status,
    title,
    remedy: detail,
    retryAfter: secondsOf(headers.get('retry-after') ?? ''),
    exchange: isUuid7(exchange) ? exchange : null,
    proof: readProof(headers.get('wasl-proof') ?? ''),
  };
  return new CallError({ code: 'refused', refusal }, `${code}: ${title} ${detail}`.trim(), sent);
}

function problemMembers(value: Json): { code: string; title: string; detail: string } {
  const members = new Map(Object.entries(value ?? {}));
  const text = (name: string): string => {
    const member: unknown = members.get(name);
    return typeof member === 'string' ? member : '';
  };
  return { code: text('code'), title: text('title'), detail: text('detail') };
}

/** Seconds of Retry-After (RFC 9110 §10.2.3); a node sends no date there. */
function secondsOf(text: string): number | null {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : null;
}

/** The media type without its parameters, '' where there is none. */
export function mediaTypeOf(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export function malformed(why: string, status: number, sent: SentRequest | null, cause?: unknown): CallError {
  return new CallError({ code: 'answer-malformed', status }, why, sent, cause);
}
